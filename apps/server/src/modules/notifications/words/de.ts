import type { NoticeWords } from './shape.ts'

const letter = (body: string) => `Guten Tag {{patron.name}},

${body}

{{branch.name}}
{{library.name}}{{if unsubscribe}}

[Solche Nachrichten nicht mehr senden]({{unsubscribe}}){{end}}`

const loans = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}, fällig am {{due}}
{{end}}`
const finedLoans = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}, fällig am {{due}}{{if fine}}, Gebühr bisher {{fine}}{{if fineRate}} ({{fineRate}} mehr je {{finePeriod}}){{end}}{{end}}
{{end}}`
const titles = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}
{{end}}`
const account = `{{if account}}

Ihr Konto: {{account}}{{end}}`

/** Notices in German. */
export const de: NoticeWords = {
  courtesy: {
    subject: '{{if many}}{{count}} Medien werden{{else}}„{{title}}“ wird{{end}} bald fällig',
    body: letter(`wir erinnern Sie daran, dass {{if many}}diese Medien bald fällig werden{{else}}dieses Medium bald fällig wird{{end}}:

${loans}
Bitte geben Sie rechtzeitig zurück oder verlängern Sie.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} Medien werden bald fällig, das erste{{else}}"{{title}}" ist fällig{{end}} am {{due}}. Bitte zurückgeben oder verlängern.',
  },
  'due-today': {
    subject: 'Heute fällig: {{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`heute {{if many}}sind diese Medien{{else}}ist dieses Medium{{end}} fällig:

${loans}
Bitte geben Sie heute zurück oder verlängern Sie.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} Medien sind{{else}}"{{title}}" ist{{end}} heute fällig.',
  },
  overdue: {
    subject:
      '{{if lastStep}}Letzte Mahnung: {{else}}Überfällig: {{end}}{{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`{{if firstStep}}die Leihfrist ist abgelaufen:{{else}}wir haben Sie bereits erinnert. Die Leihfrist ist weiterhin überschritten:{{end}}

${finedLoans}{{if many}}{{if fines}}
Die Gebühren betragen bisher {{fines}}.
{{end}}{{end}}
Bitte bringen Sie {{if many}}die Medien{{else}}das Medium{{end}} zurück.{{if lastStep}} **Dies ist die letzte Mahnung.** Danach gilt {{if many}}der Bestand{{else}}das Medium{{end}} als verloren und der Ersatz kann verrechnet werden.{{end}} Haben Sie schon zurückgegeben? Dann sagen Sie uns bitte Bescheid.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} Medien sind{{else}}"{{title}}" ist{{end}} seit {{due}} überfällig.{{if fines}} Gebühr bisher: {{fines}}.{{end}} Bitte zurückbringen.',
  },
  'hold-ready': {
    subject: 'Für Sie bereit: {{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`{{if many}}diese Medien liegen für Sie bereit:

{{each items}}- {{title}}, in {{pickup}}{{if until}} bis {{until}}{{end}}
{{end}}{{else}}„{{title}}“ liegt in {{pickup}} für Sie bereit{{if until}}, bis {{until}}{{end}}.{{end}}
Bitte bringen Sie Ihren Ausweis mit.`),
    sms: '{{library.name}}: {{if many}}{{count}} Medien liegen{{else}}"{{title}}" liegt{{end}} in {{pickup}} für Sie bereit{{if until}}, bis {{until}}{{end}}.',
  },
  'hold-expiring': {
    subject: 'Nur noch bis {{until}}: {{title}}',
    body: letter(`bitte denken Sie daran abzuholen, was für Sie bereitliegt:

{{each items}}- {{title}}, in {{pickup}} bis {{until}}
{{end}}
Danach geht es an die nächste Person oder zurück ins Regal.${account}`),
    sms: '{{library.name}}: "{{title}}" liegt in {{pickup}} nur noch bis {{until}} bereit.',
  },
  'hold-cancelled': {
    subject: 'Vormerkung aufgehoben: {{title}}',
    body: letter(`{{if many}}diese Vormerkungen wurden{{else}}Ihre Vormerkung wurde{{end}} aufgehoben:

{{each items}}- {{title}}{{if reason}} ({{reason}}){{end}}
{{end}}
Fragen Sie uns bitte, wenn Sie das weiterhin lesen möchten.`),
    sms: '{{library.name}}: Ihre Vormerkung auf "{{title}}" wurde aufgehoben{{if reason}}: {{reason}}{{end}}.',
  },
  'hold-expired': {
    subject: 'Liegt nicht mehr für Sie bereit: {{title}}',
    body: letter(`{{if many}}diese Medien wurden{{else}}dieses Medium wurde{{end}} nicht rechtzeitig abgeholt:

${titles}
Sie können jederzeit wieder vormerken.${account}`),
    sms: '{{library.name}}: "{{title}}" wurde nicht abgeholt und liegt nicht mehr bereit.',
  },
  recall: {
    subject: 'Wird von anderen gebraucht: {{title}}',
    body: letter(`jemand anderer braucht, was Sie entliehen haben. **Bitte bringen Sie es bis {{due}} zurück:**

${loans}
Das ist früher als der Tag, der Ihnen genannt wurde. Vielen Dank.${account}`),
    sms: '{{library.name}}: "{{title}}" wird von anderen gebraucht. Bitte bis {{due}} zurückbringen.',
  },
  renewed: {
    subject: 'Für Sie verlängert: {{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`wir haben für Sie verlängert:

{{each items}}- {{title}}, jetzt fällig am {{due}}
{{end}}${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} Medien wurden{{else}}"{{title}}" wurde{{end}} verlängert, fällig am {{due}}.',
  },
  'not-renewed': {
    subject: 'Nicht verlängert: {{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`wir konnten nicht verlängern:

{{each items}}- {{title}}, fällig am {{due}}{{if reason}}: {{reason}}{{end}}
{{end}}
Bitte geben Sie rechtzeitig zurück.${account}`),
    sms: '{{library.name}}: "{{title}}" konnte nicht verlängert werden{{if reason}} ({{reason}}){{end}}. Fällig am {{due}}.',
  },
  bill: {
    subject: 'Ihr Konto: {{owed}}',
    body: letter(`auf Ihrem Konto sind {{owed}} offen:

{{each items}}- {{date}} {{title}}: {{amount}}
{{end}}
Sie können an jeder Theke bezahlen{{if account}}, oder online: {{account}}{{end}}.`),
    sms: '{{library.name}}: auf Ihrem Bibliothekskonto sind {{owed}} offen.',
  },
  lost: {
    subject: 'Gilt als verloren: {{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`{{if many}}diese Medien gelten{{else}}dieses Medium gilt{{end}} jetzt als verloren:

{{each items}}- {{title}}{{if amount}}: {{amount}}{{end}}
{{end}}
Wenn Sie es finden, bringen Sie es bitte zurück: ein großer Teil kann erstattet werden.${account}`),
    sms: '{{library.name}}: "{{title}}" gilt als verloren{{if amount}} ({{amount}}){{end}}. Bitte melden Sie sich.',
  },
  'due-changed': {
    subject: 'Neues Fälligkeitsdatum: {{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`die Fälligkeit hat sich geändert{{if reason}} ({{reason}}){{end}}:

{{each items}}- {{title}}, jetzt fällig am {{due}}
{{end}}${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} Medien sind{{else}}"{{title}}" ist{{end}} jetzt fällig am {{due}}.',
  },
  'parts-missing': {
    subject: 'Es fehlt etwas: {{title}}',
    body: letter(`danke für die Rückgabe von „{{title}}“. Es ist nicht vollständig{{if reason}}; es fehlt: {{reason}}{{end}}.

Bitte bringen Sie, was fehlt, nach {{branch.name}}.`),
    sms: '{{library.name}}: "{{title}}" kam unvollständig zurück{{if reason}}, es fehlt: {{reason}}{{end}}. Bitte bringen.',
  },
  'card-expiring': {
    subject: 'Ihr Bibliotheksausweis läuft am {{expires}} ab',
    body: letter(
      `Ihr Ausweis gilt bis {{expires}}. Bitte verlängern Sie ihn an einer Theke und bringen Sie einen Nachweis Ihrer Adresse mit.`,
    ),
    sms: '{{library.name}}: Ihr Ausweis läuft am {{expires}} ab. Bitte an einer Theke verlängern.',
  },
  welcome: {
    subject: 'Willkommen in {{library.name}}',
    body: letter(`herzlich willkommen! Ihre Ausweisnummer ist **{{patron.card}}**{{if expires}}, gültig bis {{expires}}{{end}}.${account}

Wir freuen uns auf Ihren Besuch.`),
    sms: 'Willkommen in {{library.name}}! Ihre Ausweisnummer ist {{patron.card}}.',
  },
  'check-out': {
    subject: 'Entliehen: {{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`Sie haben entliehen:

${loans}
Viel Freude damit!${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} Medien entliehen, das erste{{else}}"{{title}}"{{end}} fällig am {{due}}.',
  },
  'check-in': {
    subject: 'Zurückgegeben: {{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`wir haben erhalten:

${titles}
Vielen Dank.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} Medien{{else}}"{{title}}"{{end}} zurückgegeben. Vielen Dank.',
  },
  renewal: {
    subject: 'Verlängert: {{if many}}{{count}} Medien{{else}}{{title}}{{end}}',
    body: letter(`verlängert:

${loans}${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} Medien{{else}}"{{title}}"{{end}} verlängert, fällig am {{due}}.',
  },
  'password-reset': {
    subject: 'Eine neue PIN für Ihr Bibliothekskonto',
    body: letter(`jemand hat eine neue PIN für Ihr Konto verlangt.{{if link}} Um eine zu wählen, folgen Sie{{if expires}} vor {{expires}}{{end}} diesem Link:

{{link}}{{end}}{{if code}}

Ihr Code: **{{code}}**{{end}}

Waren Sie es nicht? Dann hat sich nichts geändert und Sie müssen nichts tun.`),
    sms: '{{library.name}}: {{if code}}Ihr Code für eine neue PIN ist {{code}}{{else}}neue PIN wählen: {{link}}{{end}}',
  },
  'email-confirmation': {
    subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
    body: letter(`bitte bestätigen Sie, dass dies Ihre E-Mail-Adresse ist{{if link}}{{if expires}}, vor {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

Ihr Code: **{{code}}**{{end}}

Haben Sie das nicht verlangt? Dann beachten Sie es bitte nicht.`),
    sms: '{{library.name}}: {{if code}}Ihr Code ist {{code}}{{else}}bitte bestätigen: {{link}}{{end}}',
  },
  curbside: {
    subject: 'Ihre Abholung in {{pickup}}{{if time}}: {{time}}{{end}}',
    body: letter(`wir bringen Ihnen in {{pickup}} hinaus, was bereitliegt{{if time}}, {{time}}{{end}}{{if title}}:

${titles}{{end}}
Bitte melden Sie sich, wenn Sie draußen sind.${account}`),
    sms: '{{library.name}}: Ihre Abholung in {{pickup}}{{if time}}: {{time}}{{end}}. Bitte melden Sie sich, wenn Sie draußen sind.',
  },
  registration: {
    subject: 'Ihre Anmeldung bei {{library.name}}',
    body: letter(`danke für Ihre Anmeldung.{{if link}} Bitte bestätigen Sie sie hier{{if expires}} vor {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

Ihr Code: **{{code}}**{{end}}

Kommen Sie bitte mit einem Ausweis und einem Nachweis Ihrer Adresse an eine Theke, um Ihre Karte zu erhalten.`),
    sms: '{{library.name}}: danke für Ihre Anmeldung. {{if link}}Bitte bestätigen: {{link}}{{else}}Ihre Karte erhalten Sie an jeder Theke.{{end}}',
  },
  'new-titles': {
    subject: 'Neue Titel: {{search}}',
    body: letter(`neu im Katalog zu Ihrer Suche „{{search}}“:

${titles}{{if more}}
… und {{more}} weitere.
{{end}}{{if link}}
Alle ansehen: {{link}}
{{end}}{{if stop}}
[Keine Nachrichten mehr zu dieser Suche]({{stop}}){{end}}`),
    sms: '{{library.name}}: neue Titel zu Ihrer Suche "{{search}}".{{if link}} {{link}}{{end}}',
  },
  'suggestion-answered': {
    subject:
      '{{if ordered}}Bestellt: {{end}}{{if here}}Jetzt da: {{end}}{{if declined}}Ihr Vorschlag: {{end}}{{title}}',
    body: letter(`danke für Ihren Vorschlag „{{title}}“{{if author}} von {{author}}{{end}}.

{{if ordered}}Wir haben den Titel bestellt.{{end}}{{if here}}Er steht jetzt in unserem Katalog.{{if held}} Wir haben ihn für Sie vorgemerkt und sagen Bescheid, wenn er bereitliegt.{{end}}{{end}}{{if declined}}Wir werden ihn nicht kaufen.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}}: "{{title}}" {{if ordered}}ist bestellt{{end}}{{if here}}ist jetzt im Katalog{{end}}{{if declined}}wird nicht gekauft{{end}}.',
  },
  'interlibrary-answered': {
    subject:
      '{{if ordered}}Angefragt: {{end}}{{if here}}Jetzt da: {{end}}{{if declined}}Ihre Fernleihe: {{end}}{{title}}',
    body: letter(`Sie haben uns um „{{title}}“{{if author}} von {{author}}{{end}}{{if in}} in „{{in}}“{{end}} gebeten.

{{if ordered}}Wir haben eine andere Bibliothek darum gebeten und sagen Bescheid, wenn es da ist.{{end}}{{if here}}Es ist da. Sie können es{{if pickup}} in {{pickup}}{{end}} abholen.{{end}}{{if declined}}Wir können es nicht für Sie besorgen.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}}: "{{title}}" {{if ordered}}ist bei einer anderen Bibliothek angefragt{{end}}{{if here}}liegt bereit{{if pickup}}: {{pickup}}{{end}}{{end}}{{if declined}}ist nicht zu bekommen{{end}}.',
  },
}
