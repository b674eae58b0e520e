import type { NoticeWords } from './shape.ts'

const letter = (body: string) => `Bonjour {{patron.name}},

${body}

{{branch.name}}
{{library.name}}{{if unsubscribe}}

[Ne plus recevoir ce type d’avis]({{unsubscribe}}){{end}}`

const loans = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}, à rendre le {{due}}
{{end}}`
const finedLoans = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}, à rendre le {{due}}{{if fine}}, pénalité à ce jour {{fine}}{{if fineRate}} ({{fineRate}} de plus par {{finePeriod}}){{end}}{{end}}
{{end}}`
const titles = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}
{{end}}`
const account = `{{if account}}

Votre compte : {{account}}{{end}}`

/** Notices in French. */
export const fr: NoticeWords = {
  courtesy: {
    subject: '{{if many}}{{count}} documents sont{{else}}« {{title}} » est{{end}} bientôt à rendre',
    body: letter(`Nous vous rappelons que {{if many}}ces documents sont{{else}}ce document est{{end}} bientôt à rendre :

${loans}
Merci de rendre ou de prolonger à temps.${account}`),
    sms: '{{library.name}} : {{if many}}{{count}} documents à rendre bientôt, le premier{{else}}"{{title}}" à rendre{{end}} le {{due}}. Merci de rendre ou de prolonger.',
  },
  'due-today': {
    subject: 'À rendre aujourd’hui : {{if many}}{{count}} documents{{else}}{{title}}{{end}}',
    body: letter(`{{if many}}Ces documents sont{{else}}Ce document est{{end}} à rendre aujourd’hui :

${loans}
Merci de rendre ou de prolonger aujourd’hui.${account}`),
    sms: '{{library.name}} : {{if many}}{{count}} documents sont{{else}}"{{title}}" est{{end}} à rendre aujourd\'hui.',
  },
  overdue: {
    subject:
      '{{if lastStep}}Dernier rappel : {{else}}En retard : {{end}}{{if many}}{{count}} documents{{else}}{{title}}{{end}}',
    body: letter(`{{if firstStep}}La durée du prêt est dépassée :{{else}}Nous vous avons déjà écrit. La durée du prêt est toujours dépassée :{{end}}

${finedLoans}{{if many}}{{if fines}}
Les pénalités s’élèvent à ce jour à {{fines}}.
{{end}}{{end}}
Merci de {{if many}}les{{else}}le{{end}} rapporter.{{if lastStep}} **Ceci est le dernier rappel.** Ensuite nous pourrons {{if many}}les{{else}}le{{end}} considérer comme perdu{{if many}}s{{end}} et facturer le remplacement.{{end}} Si vous avez déjà rendu, merci de nous le dire.${account}`),
    sms: '{{library.name}} : {{if many}}{{count}} documents sont{{else}}"{{title}}" est{{end}} en retard depuis le {{due}}.{{if fines}} Pénalité à ce jour : {{fines}}.{{end}} Merci de rapporter.',
  },
  'hold-ready': {
    subject: 'Disponible pour vous : {{if many}}{{count}} réservations{{else}}{{title}}{{end}}',
    body: letter(`{{if many}}Ces réservations vous attendent :

{{each items}}- {{title}}, à {{pickup}}{{if until}} jusqu’au {{until}}{{end}}
{{end}}{{else}}« {{title}} » vous attend à {{pickup}}{{if until}} jusqu’au {{until}}{{end}}.{{end}}
Merci d’apporter votre carte.`),
    sms: '{{library.name}} : {{if many}}{{count}} réservations vous attendent{{else}}"{{title}}" vous attend{{end}} à {{pickup}}{{if until}} jusqu\'au {{until}}{{end}}.',
  },
  'hold-expiring': {
    subject: 'Seulement jusqu’au {{until}} : {{title}}',
    body: letter(`Pensez à retirer ce qui vous attend :

{{each items}}- {{title}}, à {{pickup}} jusqu’au {{until}}
{{end}}
Ensuite, le document ira à la personne suivante ou dans son rayon.${account}`),
    sms: '{{library.name}} : "{{title}}" vous attend à {{pickup}} seulement jusqu\'au {{until}}.',
  },
  'hold-cancelled': {
    subject: 'Réservation annulée : {{title}}',
    body: letter(`{{if many}}Ces réservations ont été annulées{{else}}Votre réservation a été annulée{{end}} :

{{each items}}- {{title}}{{if reason}} ({{reason}}){{end}}
{{end}}
Demandez-nous si vous souhaitez toujours le lire.`),
    sms: '{{library.name}} : votre réservation de "{{title}}" a été annulée{{if reason}} : {{reason}}{{end}}.',
  },
  'hold-expired': {
    subject: 'Ne vous attend plus : {{title}}',
    body: letter(`Ce qui suit n’a pas été retiré à temps et ne vous attend plus :

${titles}
Vous pouvez réserver de nouveau à tout moment.${account}`),
    sms: '{{library.name}} : "{{title}}" n\'a pas été retiré et ne vous attend plus.',
  },
  recall: {
    subject: 'Demandé par une autre personne : {{title}}',
    body: letter(`Une autre personne a besoin de ce que vous avez emprunté. **Merci de le rapporter avant le {{due}} :**

${loans}
C’est plus tôt que le jour qui vous avait été indiqué. Merci.${account}`),
    sms: '{{library.name}} : "{{title}}" est demandé. Merci de le rapporter avant le {{due}}.',
  },
  renewed: {
    subject: 'Prolongé pour vous : {{if many}}{{count}} documents{{else}}{{title}}{{end}}',
    body: letter(`Nous avons prolongé pour vous :

{{each items}}- {{title}}, à rendre maintenant le {{due}}
{{end}}${account}`),
    sms: '{{library.name}} : {{if many}}{{count}} prêts prolongés{{else}}"{{title}}" prolongé{{end}}, à rendre le {{due}}.',
  },
  'not-renewed': {
    subject: 'Non prolongé : {{if many}}{{count}} documents{{else}}{{title}}{{end}}',
    body: letter(`Nous n’avons pas pu prolonger :

{{each items}}- {{title}}, à rendre le {{due}}{{if reason}} : {{reason}}{{end}}
{{end}}
Merci de rendre à temps.${account}`),
    sms: '{{library.name}} : "{{title}}" n\'a pas pu être prolongé{{if reason}} ({{reason}}){{end}}. À rendre le {{due}}.',
  },
  bill: {
    subject: 'Votre compte : {{owed}}',
    body: letter(`Il y a {{owed}} à payer sur votre compte :

{{each items}}- {{date}} {{title}} : {{amount}}
{{end}}
Vous pouvez payer à chaque guichet{{if account}}, ou en ligne : {{account}}{{end}}.`),
    sms: '{{library.name}} : il y a {{owed}} à payer sur votre compte.',
  },
  lost: {
    subject: 'Considéré comme perdu : {{if many}}{{count}} documents{{else}}{{title}}{{end}}',
    body: letter(`Considéré maintenant comme perdu :

{{each items}}- {{title}}{{if amount}} : {{amount}}{{end}}
{{end}}
Si vous le retrouvez, merci de le rapporter : une grande partie peut être remboursée.${account}`),
    sms: '{{library.name}} : "{{title}}" est considéré comme perdu{{if amount}} ({{amount}}){{end}}. Contactez-nous.',
  },
  'due-changed': {
    subject: 'Nouvelle date de retour : {{if many}}{{count}} documents{{else}}{{title}}{{end}}',
    body: letter(`La date de retour a changé{{if reason}} ({{reason}}){{end}} :

{{each items}}- {{title}}, à rendre maintenant le {{due}}
{{end}}${account}`),
    sms: '{{library.name}} : {{if many}}{{count}} documents sont{{else}}"{{title}}" est{{end}} maintenant à rendre le {{due}}.',
  },
  'parts-missing': {
    subject: 'Il manque quelque chose : {{title}}',
    body: letter(`Merci d’avoir rendu « {{title}} ». Il n’est pas complet{{if reason}} ; il manque : {{reason}}{{end}}.

Merci d’apporter ce qui manque à {{branch.name}}.`),
    sms: '{{library.name}} : "{{title}}" est revenu incomplet{{if reason}}, il manque : {{reason}}{{end}}. Merci de l\'apporter.',
  },
  'card-expiring': {
    subject: 'Votre carte expire le {{expires}}',
    body: letter(
      `Votre carte est valable jusqu’au {{expires}}. Merci de la renouveler à un guichet avec un justificatif de domicile.`,
    ),
    sms: '{{library.name}} : votre carte expire le {{expires}}. Merci de la renouveler à un guichet.',
  },
  welcome: {
    subject: 'Bienvenue à {{library.name}}',
    body: letter(`Bienvenue ! Votre numéro de carte est **{{patron.card}}**{{if expires}}, valable jusqu’au {{expires}}{{end}}.${account}

Au plaisir de vous accueillir.`),
    sms: 'Bienvenue à {{library.name}} ! Votre numéro de carte est {{patron.card}}.',
  },
  'check-out': {
    subject: 'Emprunté : {{if many}}{{count}} documents{{else}}{{title}}{{end}}',
    body: letter(`Vous avez emprunté :

${loans}
Bonne lecture !${account}`),
    sms: '{{library.name}} : {{if many}}{{count}} documents empruntés, le premier{{else}}"{{title}}"{{end}} à rendre le {{due}}.',
  },
  'check-in': {
    subject: 'Rendu : {{if many}}{{count}} documents{{else}}{{title}}{{end}}',
    body: letter(`Nous avons reçu :

${titles}
Merci.${account}`),
    sms: '{{library.name}} : {{if many}}{{count}} documents rendus{{else}}"{{title}}" rendu{{end}}. Merci.',
  },
  renewal: {
    subject: 'Prolongé : {{if many}}{{count}} documents{{else}}{{title}}{{end}}',
    body: letter(`Prolongé :

${loans}${account}`),
    sms: '{{library.name}} : {{if many}}{{count}} prêts prolongés{{else}}"{{title}}" prolongé{{end}}, à rendre le {{due}}.',
  },
  'password-reset': {
    subject: 'Un nouveau code PIN pour votre compte',
    body: letter(`Quelqu’un a demandé un nouveau code PIN pour votre compte.{{if link}} Pour le choisir, suivez ce lien{{if expires}} avant le {{expires}}{{end}} :

{{link}}{{end}}{{if code}}

Votre code : **{{code}}**{{end}}

Si ce n’était pas vous, rien n’a changé et vous n’avez rien à faire.`),
    sms: '{{library.name}} : {{if code}}votre code pour un nouveau PIN est {{code}}{{else}}choisissez un nouveau PIN : {{link}}{{end}}',
  },
  'email-confirmation': {
    subject: 'Merci de confirmer votre adresse',
    body: letter(`Merci de confirmer que cette adresse est la vôtre{{if link}} en suivant ce lien{{if expires}} avant le {{expires}}{{end}} :

{{link}}{{end}}{{if code}}

Votre code : **{{code}}**{{end}}

Si vous n’avez rien demandé, ne tenez pas compte de ce message.`),
    sms: '{{library.name}} : {{if code}}votre code est {{code}}{{else}}merci de confirmer : {{link}}{{end}}',
  },
  curbside: {
    subject: 'Votre retrait à {{pickup}}{{if time}} : {{time}}{{end}}',
    body: letter(`Nous vous apportons dehors ce qui vous attend à {{pickup}}{{if time}}, {{time}}{{end}}{{if title}} :

${titles}{{end}}
Merci de nous dire quand vous êtes là.${account}`),
    sms: '{{library.name}} : votre retrait à {{pickup}}{{if time}} : {{time}}{{end}}. Dites-nous quand vous êtes là.',
  },
  registration: {
    subject: 'Votre inscription à {{library.name}}',
    body: letter(`Merci de votre inscription.{{if link}} Merci de la confirmer ici{{if expires}} avant le {{expires}}{{end}} :

{{link}}{{end}}{{if code}}

Votre code : **{{code}}**{{end}}

Venez à un guichet avec une pièce d’identité et un justificatif de domicile pour recevoir votre carte.`),
    sms: '{{library.name}} : merci de votre inscription. {{if link}}Confirmez ici : {{link}}{{else}}Votre carte vous attend à un guichet.{{end}}',
  },
  'new-titles': {
    subject: 'Nouveaux titres : {{search}}',
    body: letter(`Du nouveau dans le catalogue pour votre recherche « {{search}} » :

${titles}{{if more}}
… et {{more}} de plus.
{{end}}{{if link}}
Tout voir : {{link}}
{{end}}{{if stop}}
[Ne plus recevoir de courriels sur cette recherche]({{stop}}){{end}}`),
    sms: '{{library.name}} : nouveaux titres pour votre recherche "{{search}}".{{if link}} {{link}}{{end}}',
  },
  'suggestion-answered': {
    subject:
      '{{if ordered}}Commandé : {{end}}{{if here}}Arrivé : {{end}}{{if declined}}Votre suggestion : {{end}}{{title}}',
    body: letter(`Merci d’avoir suggéré « {{title}} »{{if author}} de {{author}}{{end}}.

{{if ordered}}Nous l’avons commandé.{{end}}{{if here}}Il est maintenant au catalogue.{{if held}} Nous l’avons réservé pour vous et vous préviendrons quand vous pourrez le retirer.{{end}}{{end}}{{if declined}}Nous ne l’achèterons pas.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}} : "{{title}}" {{if ordered}}est commandé{{end}}{{if here}}est au catalogue{{end}}{{if declined}}ne sera pas acheté{{end}}.',
  },
  'interlibrary-answered': {
    subject:
      '{{if ordered}}Demandé : {{end}}{{if here}}Arrivé : {{end}}{{if declined}}Votre demande : {{end}}{{title}}',
    body: letter(`Vous nous avez demandé « {{title}} »{{if author}} de {{author}}{{end}}{{if in}} dans « {{in}} »{{end}}.

{{if ordered}}Nous l’avons demandé à une autre bibliothèque et vous préviendrons de son arrivée.{{end}}{{if here}}Votre demande est arrivée. Vous pouvez la retirer{{if pickup}} à {{pickup}}{{end}}.{{end}}{{if declined}}Nous ne pouvons pas l’obtenir pour vous.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}} : "{{title}}" {{if ordered}}est demandé à une autre bibliothèque{{end}}{{if here}}est arrivé{{if pickup}} à {{pickup}}{{end}}{{end}}{{if declined}}ne peut être obtenu{{end}}.',
  },
}
