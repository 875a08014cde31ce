import type { Lexicon, Units } from '../lexicon';

/** The commonest short words: they tell the language of a text. */
export const common =
  'el los las una y es son tu tus su sus nuestro nuestra nuestros nuestras para con por no más que del al en este esta estos como quiero te tú usted lo mi se o ya sin';

export const units: Units = {};

const es: Lexicon = {
  lang: 'es',
  common,
  numbers: {},
  units,
  sets: {
    magnet:
      'guía|guías|ebook|libro|pdf|curso|taller|webinar|plantilla|plantillas|informe|prueba|muestra|vídeo|video|catálogo|receta|recetario',
  },
  phrases: {
    'gate.address': ['(email|mail|correo|electrónico)', 'e mail'],
    'gate.newsletter': [
      '(cada|todos los|una vez) ~2 (lunes|martes|miércoles|jueves|viernes|sábado|domingo|semana|mes|mañana) ~6 (correo|email|carta|enviamos|mandamos|bandeja|recibes|escribimos)',
      'te (avisamos|escribimos|mandamos|enviamos|avisaremos)',
      '(newsletter*|boletín|boletines|boletin)',
      '(suscríb*|suscrib*|suscripción|apúnt*|inscríb*|regístrate|únete|date de alta) ~6',
      '(recibe|recibir|reciba|recibirás|enviaremos|envíenme|quiero) ~5 (noticias|novedades|ofertas|promociones|newsletter|boletín|consejos|información|informaciones|alertas|recetas|artículos|correo|email)',
      '(en|a) (tu|su) (correo|email|e mail|bandeja|buzón|mail)',
      '(mantente|manténgase|estar|sé|entérate|entérese) ~3 (informado|día|al tanto|primero|primera|conectado)',
      '(no te|no se) (pierdas|pierda) ~3',
      '(últimas|mejores|nuestras|todas las) (noticias|novedades|ofertas|promociones|historias)',
      '(cancelar|darte de baja|darse de baja|baja) ~4 (momento|cuando)',
      '(comunicaciones|información|ofertas) (comercial*|promocional*|exclusiv*|publicitari*)',
    ],
    'gate.discount': [
      '(<percent>|<money>) ~2 (descuento|dto|regalo|menos)',
      '(descuento*|cupón|cupones|código promocional|envío gratis|vale)',
    ],
    'gate.welcome': ['(primera|primer|1) (compra|pedido|vez)', '(bienvenida|nuevos clientes|nuevo cliente)'],
    'gate.lead-magnet': [
      '(ser|seas|sé|entre) ~2 (de)? (los|las)? primer*',
      '(lista de espera|acceso anticipado|lanzamiento)',
      '(gratis|gratuit*|regalo) ~3 {magnet}',
      '{magnet} ~3 (gratis|gratuit*)',
      '(descarga|descargar|descárgate|consigue|obtén|recibe) ~3 {magnet}',
      '(ebook|sorteo|gana|concurso|lista de espera|prueba gratis)',
      '(guardar|enviar|recibir) ~2 (receta|artículo|enlace)',
    ],
    'gate.content-lock': [
      '(seguir|continuar|sigue|continúa) leyendo',
      '(desbloquea*|accede|acceder|leer) ~3 (artículo|contenido|nota completa)',
    ],
    'gate.wheel': ['(gira|girar|ruleta) ~3 (ruleta|rueda|gana|premio)', 'prueba tu suerte'],
    'gate.button': [
      '(suscríb*|suscrib*|apuntarme|apúntate|inscribirme|inscríbete|quiero|unirme|únete|registrarme|recibir|descargar|sí|seguir|alta)',
    ],
    'gate.plain-button': ['(enviar|ok|aceptar|confirmar|continuar|ir|registrar)'],
    'not.login': [
      '(contraseña|iniciar sesión|inicia sesión|inicie sesión|acceder|acceso|usuario|ingresar|ingresa|login|clave)',
      '(ya|no|aún no) ~2 (cuenta|registrado|cliente|miembro)',
    ],
    'not.account': ['(crear|crea|mi|abrir) ~2 cuenta', '(fecha de nacimiento|repetir contraseña)'],
    'not.checkout': [
      '(carrito|cesta|pago|envío y|facturación|pedido|comprar|tarjeta|código postal|donar|donación|donativo)',
    ],
    'not.contact': [
      '(contact*|mensaje|consulta|asunto|pregunta|presupuesto|solicitud|sugerencia*|reclamación|llámanos)',
    ],
    'not.comment': [
      '(comentario*|comentar|responder|respuesta|opinión|valoración|reseña)',
      'no será publicad*',
    ],
    'not.search': ['(buscar|búsqueda|busca)'],
    'not.reset': ['(olvidaste|olvidado|recuperar|restablecer) ~3 (contraseña|clave)?'],
    'not.share': [
      '(amigo|amigos|amiga|destinatario*|remitente)',
      '(compartir|enviar|comparte) ~3 (amigo|página|artículo|enlace|correo|email)',
    ],
    'not.stock': ['(agotado|stock|disponible|disponibilidad)'],
    'not.unsubscribe': ['(darse|darte|darme) de baja', '(darme de baja|cancelar suscripción|desuscribir*)'],
    'not.own-words': [
      '(currículum|cv|candidatura|firmar|petición|encuesta|votar|reservar|reserva|adjuntar|archivo)',
    ],
    'not.consent': ['(cookies|notificaciones)'],
    decline: ['^ (no|no gracias|cerrar|más tarde|cancelar|rechazar|ahora no|omitir) ~3 $', 'no gracias'],
  },
};

export default es;
