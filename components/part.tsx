import type { ComponentChildren } from 'preact';

/** A section of a page of choices, named by its heading. @param id of the heading */
export function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
