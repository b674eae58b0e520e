import type { ContactWords } from './words.ts'

/** En español. */
export const contactEs: ContactWords = {
  title: 'Escríbanos',
  link: 'Escríbanos',
  intro: 'Respondemos lo antes posible. Para su cuenta y sus préstamos es más rápido iniciar sesión.',
  branch: 'Para',
  everyone: 'Toda la biblioteca',
  name: 'Su nombre',
  answerTo: 'Cómo podemos contactarle',
  answerHint: 'Una dirección de correo o un número de teléfono.',
  text: 'Lo que quiere decirnos',
  submit: 'Enviar',
  sent: 'Gracias. Su mensaje ha llegado a la biblioteca.',
  again: 'Escribir otro mensaje',
  wrong: 'El mensaje no se envió',
  refusals: {
    'message-empty': 'Escriba lo que quiere decirnos.',
    'message-long': 'El mensaje es demasiado largo. Acórtelo a 5000 letras.',
    'message-answer': 'Indique un correo o un teléfono para que podamos responder.',
    'too-many-messages': 'Hay demasiados mensajes en espera. Llame por teléfono, por favor.',
    'too-fast': 'Han sido muchos mensajes en poco tiempo. Espere un minuto y vuelva a pulsar.',
  },
}
