import type { NoticeWords } from './shape.ts'

const letter = (body: string) => `Hola, {{patron.name}}:

${body}

{{branch.name}}
{{library.name}}{{if unsubscribe}}

[No recibir más avisos de este tipo]({{unsubscribe}}){{end}}`

const loans = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}, vence el {{due}}
{{end}}`
const finedLoans = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}, vence el {{due}}{{if fine}}, multa hasta hoy {{fine}}{{if fineRate}} ({{fineRate}} más por {{finePeriod}}){{end}}{{end}}
{{end}}`
const titles = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}
{{end}}`
const account = `{{if account}}

Su cuenta: {{account}}{{end}}`

/** Notices in Spanish. */
export const es: NoticeWords = {
  courtesy: {
    subject: '{{if many}}{{count}} préstamos vencen{{else}}«{{title}}» vence{{end}} pronto',
    body: letter(`Le recordamos que {{if many}}estos préstamos vencen{{else}}este préstamo vence{{end}} pronto:

${loans}
Por favor, devuelva o renueve a tiempo.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} préstamos vencen pronto, el primero{{else}}"{{title}}" vence{{end}} el {{due}}. Devuelva o renueve.',
  },
  'due-today': {
    subject: 'Vence hoy: {{if many}}{{count}} préstamos{{else}}{{title}}{{end}}',
    body: letter(`Hoy {{if many}}vencen estos préstamos{{else}}vence este préstamo{{end}}:

${loans}
Por favor, devuelva o renueve hoy.${account}`),
    sms: '{{library.name}}: hoy {{if many}}vencen {{count}} préstamos{{else}}vence "{{title}}"{{end}}.',
  },
  overdue: {
    subject:
      '{{if lastStep}}Último aviso: {{else}}Plazo vencido: {{end}}{{if many}}{{count}} préstamos{{else}}{{title}}{{end}}',
    body: letter(`{{if firstStep}}El plazo de préstamo ha vencido:{{else}}Ya le hemos avisado. El plazo sigue vencido:{{end}}

${finedLoans}{{if many}}{{if fines}}
Las multas suman hasta hoy {{fines}}.
{{end}}{{end}}
Por favor, devuélva{{if many}}los{{else}}lo{{end}}.{{if lastStep}} **Este es el último aviso.** Después podremos dar{{if many}}los{{else}}lo{{end}} por perdido{{if many}}s{{end}} y cobrar la reposición.{{end}} Si ya {{if many}}los{{else}}lo{{end}} ha devuelto, háganoslo saber.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} préstamos vencidos{{else}}"{{title}}", vencido{{end}} desde el {{due}}.{{if fines}} Multa hasta hoy: {{fines}}.{{end}} Por favor, devuelva.',
  },
  'hold-ready': {
    subject: 'Listo para usted: {{if many}}{{count}} reservas{{else}}{{title}}{{end}}',
    body: letter(`{{if many}}Estas reservas le esperan:

{{each items}}- {{title}}, en {{pickup}}{{if until}} hasta el {{until}}{{end}}
{{end}}{{else}}«{{title}}» le espera en {{pickup}}{{if until}} hasta el {{until}}{{end}}.{{end}}
Por favor, traiga su tarjeta.`),
    sms: '{{library.name}}: {{if many}}{{count}} reservas le esperan{{else}}"{{title}}" le espera{{end}} en {{pickup}}{{if until}} hasta el {{until}}{{end}}.',
  },
  'hold-expiring': {
    subject: 'Solo hasta el {{until}}: {{title}}',
    body: letter(`Recuerde recoger lo que le espera:

{{each items}}- {{title}}, en {{pickup}} hasta el {{until}}
{{end}}
Después pasará a la siguiente persona o a su estante.${account}`),
    sms: '{{library.name}}: "{{title}}" le espera en {{pickup}} solo hasta el {{until}}.',
  },
  'hold-cancelled': {
    subject: 'Reserva anulada: {{title}}',
    body: letter(`{{if many}}Se han anulado estas reservas{{else}}Se ha anulado su reserva{{end}}:

{{each items}}- {{title}}{{if reason}} ({{reason}}){{end}}
{{end}}
Consúltenos si todavía desea leerlo.`),
    sms: '{{library.name}}: se ha anulado su reserva de "{{title}}"{{if reason}}: {{reason}}{{end}}.',
  },
  'hold-expired': {
    subject: 'Ya no está reservado para usted: {{title}}',
    body: letter(`No se recogió a tiempo y ya no le espera:

${titles}
Puede volver a reservar cuando quiera.${account}`),
    sms: '{{library.name}}: "{{title}}" no se recogió y ya no le espera.',
  },
  recall: {
    subject: 'Otra persona lo necesita: {{title}}',
    body: letter(`Otra persona necesita lo que usted tiene en préstamo. **Por favor, devuélvalo antes del {{due}}:**

${loans}
Es antes del día que se le indicó. Gracias.${account}`),
    sms: '{{library.name}}: otra persona necesita "{{title}}". Por favor, devuélvalo antes del {{due}}.',
  },
  renewed: {
    subject: 'Renovado: {{if many}}{{count}} préstamos{{else}}{{title}}{{end}}',
    body: letter(`Hemos renovado por usted:

{{each items}}- {{title}}, ahora vence el {{due}}
{{end}}${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} préstamos renovados{{else}}"{{title}}" renovado{{end}}, vence el {{due}}.',
  },
  'not-renewed': {
    subject: 'No se pudo renovar: {{if many}}{{count}} préstamos{{else}}{{title}}{{end}}',
    body: letter(`No hemos podido renovar:

{{each items}}- {{title}}, vence el {{due}}{{if reason}}: {{reason}}{{end}}
{{end}}
Por favor, devuelva a tiempo.${account}`),
    sms: '{{library.name}}: no se pudo renovar "{{title}}"{{if reason}} ({{reason}}){{end}}. Vence el {{due}}.',
  },
  bill: {
    subject: 'Su cuenta: {{owed}}',
    body: letter(`En su cuenta hay {{owed}} por pagar:

{{each items}}- {{date}} {{title}}: {{amount}}
{{end}}
Puede pagar en cualquier mostrador{{if account}} o en línea: {{account}}{{end}}.`),
    sms: '{{library.name}}: en su cuenta hay {{owed}} por pagar.',
  },
  lost: {
    subject: 'Dado por perdido: {{if many}}{{count}} préstamos{{else}}{{title}}{{end}}',
    body: letter(`Se da por perdido:

{{each items}}- {{title}}{{if amount}}: {{amount}}{{end}}
{{end}}
Si lo encuentra, devuélvalo: gran parte del importe puede reembolsarse.${account}`),
    sms: '{{library.name}}: "{{title}}" se da por perdido{{if amount}} ({{amount}}){{end}}. Consúltenos.',
  },
  'due-changed': {
    subject: 'Nueva fecha de vencimiento: {{if many}}{{count}} préstamos{{else}}{{title}}{{end}}',
    body: letter(`Ha cambiado la fecha de vencimiento{{if reason}} ({{reason}}){{end}}:

{{each items}}- {{title}}, ahora vence el {{due}}
{{end}}${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} préstamos vencen{{else}}"{{title}}" vence{{end}} ahora el {{due}}.',
  },
  'parts-missing': {
    subject: 'Falta algo: {{title}}',
    body: letter(`Gracias por devolver «{{title}}». No está completo{{if reason}}; falta: {{reason}}{{end}}.

Por favor, traiga lo que falta a {{branch.name}}.`),
    sms: '{{library.name}}: "{{title}}" volvió incompleto{{if reason}}, falta: {{reason}}{{end}}. Por favor, tráigalo.',
  },
  'card-expiring': {
    subject: 'Su tarjeta de la biblioteca vence el {{expires}}',
    body: letter(
      `Su tarjeta es válida hasta el {{expires}}. Renuévela en cualquier mostrador con un comprobante de domicilio.`,
    ),
    sms: '{{library.name}}: su tarjeta vence el {{expires}}. Renuévela en cualquier mostrador.',
  },
  welcome: {
    subject: 'Bienvenida a {{library.name}}',
    body: letter(`¡Le damos la bienvenida! Su número de tarjeta es **{{patron.card}}**{{if expires}}, válida hasta el {{expires}}{{end}}.${account}

Esperamos su visita.`),
    sms: '¡Le damos la bienvenida a {{library.name}}! Su número de tarjeta es {{patron.card}}.',
  },
  'check-out': {
    subject: 'Préstamo: {{if many}}{{count}} títulos{{else}}{{title}}{{end}}',
    body: letter(`Ha tomado en préstamo:

${loans}
¡Que lo disfrute!${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} préstamos, el primero{{else}}"{{title}}"{{end}} vence el {{due}}.',
  },
  'check-in': {
    subject: 'Devuelto: {{if many}}{{count}} títulos{{else}}{{title}}{{end}}',
    body: letter(`Hemos recibido:

${titles}
Gracias.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} títulos devueltos{{else}}"{{title}}" devuelto{{end}}. Gracias.',
  },
  renewal: {
    subject: 'Renovado: {{if many}}{{count}} títulos{{else}}{{title}}{{end}}',
    body: letter(`Renovado:

${loans}${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} préstamos renovados{{else}}"{{title}}" renovado{{end}}, vence el {{due}}.',
  },
  'password-reset': {
    subject: 'Un nuevo PIN para su cuenta',
    body: letter(`Alguien ha pedido un nuevo PIN para su cuenta.{{if link}} Para elegirlo, siga este enlace{{if expires}} antes del {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

Su código: **{{code}}**{{end}}

Si no ha sido usted, nada ha cambiado y no tiene que hacer nada.`),
    sms: '{{library.name}}: {{if code}}su código para un nuevo PIN es {{code}}{{else}}elija un nuevo PIN: {{link}}{{end}}',
  },
  'email-confirmation': {
    subject: 'Confirme su dirección de correo',
    body: letter(`Por favor, confirme que esta es su dirección de correo{{if link}} siguiendo este enlace{{if expires}} antes del {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

Su código: **{{code}}**{{end}}

Si no lo ha pedido, no haga caso de este mensaje.`),
    sms: '{{library.name}}: {{if code}}su código es {{code}}{{else}}confirme aquí: {{link}}{{end}}',
  },
  curbside: {
    subject: 'Su recogida en {{pickup}}{{if time}}: {{time}}{{end}}',
    body: letter(`Le llevaremos fuera lo que le espera en {{pickup}}{{if time}}, {{time}}{{end}}{{if title}}:

${titles}{{end}}
Avísenos cuando esté fuera.${account}`),
    sms: '{{library.name}}: su recogida en {{pickup}}{{if time}}: {{time}}{{end}}. Avísenos cuando esté fuera.',
  },
  registration: {
    subject: 'Su inscripción en {{library.name}}',
    body: letter(`Gracias por inscribirse.{{if link}} Confírmelo aquí{{if expires}} antes del {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

Su código: **{{code}}**{{end}}

Venga a cualquier mostrador con un documento y un comprobante de domicilio para recibir su tarjeta.`),
    sms: '{{library.name}}: gracias por inscribirse. {{if link}}Confirme aquí: {{link}}{{else}}Recoja su tarjeta en cualquier mostrador.{{end}}',
  },
  'new-titles': {
    subject: 'Títulos nuevos: {{search}}',
    body: letter(`Hay novedades en el catálogo para su búsqueda «{{search}}»:

${titles}{{if more}}
… y {{more}} más.
{{end}}{{if link}}
Verlas todas: {{link}}
{{end}}{{if stop}}
[No recibir más correos de esta búsqueda]({{stop}}){{end}}`),
    sms: '{{library.name}}: títulos nuevos para su búsqueda "{{search}}".{{if link}} {{link}}{{end}}',
  },
  'suggestion-answered': {
    subject:
      '{{if ordered}}Pedido: {{end}}{{if here}}Ya está aquí: {{end}}{{if declined}}Su sugerencia: {{end}}{{title}}',
    body: letter(`Gracias por sugerir «{{title}}»{{if author}}, de {{author}}{{end}}.

{{if ordered}}Lo hemos pedido.{{end}}{{if here}}Ya está en nuestro catálogo.{{if held}} Lo hemos reservado para usted y le avisaremos cuando pueda recogerlo.{{end}}{{end}}{{if declined}}No lo compraremos.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}}: "{{title}}" {{if ordered}}está pedido{{end}}{{if here}}ya está en el catálogo{{end}}{{if declined}}no se comprará{{end}}.',
  },
  'interlibrary-answered': {
    subject:
      '{{if ordered}}Solicitado: {{end}}{{if here}}Ya está aquí: {{end}}{{if declined}}Su solicitud: {{end}}{{title}}',
    body: letter(`Nos pidió «{{title}}»{{if author}}, de {{author}}{{end}}{{if in}}, en «{{in}}»{{end}}.

{{if ordered}}Lo hemos pedido a otra biblioteca y le avisaremos cuando llegue.{{end}}{{if here}}Ya está aquí. Puede recogerlo{{if pickup}} en {{pickup}}{{end}}.{{end}}{{if declined}}No podemos conseguírselo.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}}: "{{title}}" {{if ordered}}se ha pedido a otra biblioteca{{end}}{{if here}}ya se puede recoger{{if pickup}} en {{pickup}}{{end}}{{end}}{{if declined}}no se puede conseguir{{end}}.',
  },
}
