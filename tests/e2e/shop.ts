/** A page that presses in four ways and stands still while it does, so that what is found is always the same. */

/** The quotes are told apart by `count`, so that several shops are several claims. */
export function shopPage(count = 3): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Kettle and Cup</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <header><a href="/">Kettle and Cup</a> <input type="search" aria-label="Search" /></header>
    <main>
      <h1>Stoneware teapot</h1>
      <p class="price">£34.00</p>
      <p id="stock">Only ${count} left in stock</p>
      <p id="until">Sale ends tonight</p>
      <button type="button">Add to basket</button>
      <div style="height: 1500px"></div>
      <form id="letter">
        <h2>Our newsletter</h2>
        <p>Subscribe to our newsletter and get 10% off your first order.</p>
        <label>E-mail address <input type="email" name="email" required /></label>
        <button>Subscribe</button>
      </form>
    </main>
  </body>
</html>`;
}
