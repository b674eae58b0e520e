import type { NoticeWords } from './shape.ts'

const letter = (body: string) => `Dear {{patron.name}},

${body}

{{branch.name}}
{{library.name}}{{if unsubscribe}}

[No more notices of this kind]({{unsubscribe}}){{end}}`

const loans = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}, due {{due}}
{{end}}`
const finedLoans = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}, due {{due}}{{if fine}}, fine so far {{fine}}{{if fineRate}} ({{fineRate}} more per {{finePeriod}}){{end}}{{end}}
{{end}}`
const titles = `{{each items}}- {{title}}{{if author}}, {{author}}{{end}}
{{end}}`
const account = `{{if account}}

Your account: {{account}}{{end}}`

/** Notices in English. */
export const en: NoticeWords = {
  courtesy: {
    subject: '{{if many}}{{count}} items are{{else}}"{{title}}" is{{end}} due soon',
    body: letter(`This is a reminder that {{if many}}these items are{{else}}this item is{{end}} due soon:

${loans}
Please return or renew {{if many}}them{{else}}it{{end}} in time.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} items are due soon, the first{{else}}"{{title}}" is due{{end}} {{due}}. Please return or renew.',
  },
  'due-today': {
    subject: 'Due today: {{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`{{if many}}These items are{{else}}This item is{{end}} due today:

${loans}
Please return or renew {{if many}}them{{else}}it{{end}} today.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} items are{{else}}"{{title}}" is{{end}} due today.',
  },
  overdue: {
    subject: '{{if lastStep}}Last reminder: {{else}}Overdue: {{end}}{{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`{{if firstStep}}{{if many}}These items are{{else}}This item is{{end}} overdue:{{else}}We have reminded you before. {{if many}}These items are{{else}}This item is{{end}} still overdue:{{end}}

${finedLoans}{{if many}}{{if fines}}
The fines so far are {{fines}} in all.
{{end}}{{end}}
Please bring {{if many}}them{{else}}it{{end}} back.{{if lastStep}} **This is the last reminder.** After it we may take {{if many}}them{{else}}it{{end}} for lost and charge the replacement.{{end}} If you have returned {{if many}}them{{else}}it{{end}} already, please tell us.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} items are{{else}}"{{title}}" is{{end}} overdue since {{due}}.{{if fines}} Fine so far: {{fines}}.{{end}} Please return.',
  },
  'hold-ready': {
    subject: 'Ready for you: {{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`{{if many}}These items wait for you:

{{each items}}- {{title}}, at {{pickup}}{{if until}} until {{until}}{{end}}
{{end}}{{else}}"{{title}}" waits for you at {{pickup}}{{if until}} until {{until}}{{end}}.{{end}}
Please bring your library card.`),
    sms: '{{library.name}}: {{if many}}{{count}} items wait{{else}}"{{title}}" waits{{end}} for you at {{pickup}}{{if until}} until {{until}}{{end}}.',
  },
  'hold-expiring': {
    subject: 'Only until {{until}}: {{title}}',
    body: letter(`Please remember to collect what waits for you:

{{each items}}- {{title}}, at {{pickup}} until {{until}}
{{end}}
After that day it goes to the next reader or back to its shelf.${account}`),
    sms: '{{library.name}}: "{{title}}" waits for you at {{pickup}} only until {{until}}.',
  },
  'hold-cancelled': {
    subject: 'Hold cancelled: {{title}}',
    body: letter(`{{if many}}These holds were{{else}}Your hold was{{end}} cancelled:

{{each items}}- {{title}}{{if reason}} ({{reason}}){{end}}
{{end}}
Please ask us if you still want to read {{if many}}them{{else}}it{{end}}.`),
    sms: '{{library.name}}: your hold on "{{title}}" was cancelled{{if reason}}: {{reason}}{{end}}.',
  },
  'hold-expired': {
    subject: 'No longer held for you: {{title}}',
    body: letter(`{{if many}}These items were{{else}}This item was{{end}} not collected in time and {{if many}}wait{{else}}waits{{end}} no longer:

${titles}
You can place a hold again at any time.${account}`),
    sms: '{{library.name}}: "{{title}}" was not collected and waits no longer.',
  },
  recall: {
    subject: 'Needed by another reader: {{title}}',
    body: letter(`Another reader needs what you have on loan. **Please bring it back by {{due}}:**

${loans}
This is earlier than the day that you were given. Thank you.${account}`),
    sms: '{{library.name}}: another reader needs "{{title}}". Please return it by {{due}}.',
  },
  renewed: {
    subject: 'Renewed for you: {{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`We have renewed your {{if many}}loans{{else}}loan{{end}}:

{{each items}}- {{title}}, now due {{due}}
{{end}}${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} loans were{{else}}"{{title}}" was{{end}} renewed, due {{due}}.',
  },
  'not-renewed': {
    subject: 'Could not be renewed: {{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`We could not renew {{if many}}these loans{{else}}this loan{{end}}:

{{each items}}- {{title}}, due {{due}}{{if reason}}: {{reason}}{{end}}
{{end}}
Please return {{if many}}them{{else}}it{{end}} in time.${account}`),
    sms: '{{library.name}}: "{{title}}" could not be renewed{{if reason}} ({{reason}}){{end}}. Due {{due}}.',
  },
  bill: {
    subject: 'Your account: {{owed}}',
    body: letter(`There is {{owed}} to pay on your account:

{{each items}}- {{date}} {{title}}: {{amount}}
{{end}}
You can pay at any desk{{if account}}, or online: {{account}}{{end}}.`),
    sms: '{{library.name}}: there is {{owed}} to pay on your library account.',
  },
  lost: {
    subject: 'Taken for lost: {{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`{{if many}}These items are{{else}}This item is{{end}} now taken for lost:

{{each items}}- {{title}}{{if amount}}: {{amount}}{{end}}
{{end}}
If you find {{if many}}them{{else}}it{{end}}, please bring {{if many}}them{{else}}it{{end}} back: much of the charge may be given back.${account}`),
    sms: '{{library.name}}: "{{title}}" is taken for lost{{if amount}} ({{amount}}){{end}}. Please ask us.',
  },
  'due-changed': {
    subject: 'New due date: {{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`The due {{if many}}dates of these items have{{else}}date of this item has{{end}} changed{{if reason}} ({{reason}}){{end}}:

{{each items}}- {{title}}, now due {{due}}
{{end}}${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} items are{{else}}"{{title}}" is{{end}} now due {{due}}.',
  },
  'parts-missing': {
    subject: 'Something is missing: {{title}}',
    body: letter(`Thank you for returning "{{title}}". It is not complete{{if reason}}; we miss: {{reason}}{{end}}.

Please bring what is missing to {{branch.name}}.`),
    sms: '{{library.name}}: "{{title}}" came back incomplete{{if reason}}, missing: {{reason}}{{end}}. Please bring it.',
  },
  'card-expiring': {
    subject: 'Your library card ends on {{expires}}',
    body: letter(
      `Your library card is good until {{expires}}. Please come to any desk to renew it, and bring proof of your address.`,
    ),
    sms: '{{library.name}}: your library card ends on {{expires}}. Please renew it at any desk.',
  },
  welcome: {
    subject: 'Welcome to {{library.name}}',
    body: letter(`Welcome! Your card number is **{{patron.card}}**{{if expires}}, good until {{expires}}{{end}}.${account}

We look forward to your visit.`),
    sms: 'Welcome to {{library.name}}! Your card number is {{patron.card}}.',
  },
  'check-out': {
    subject: 'You have borrowed {{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`You have borrowed:

${loans}
Enjoy!${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} items borrowed, the first{{else}}"{{title}}"{{end}} due {{due}}.',
  },
  'check-in': {
    subject: 'Returned: {{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`We have received:

${titles}
Thank you.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} items{{else}}"{{title}}"{{end}} returned. Thank you.',
  },
  renewal: {
    subject: 'Renewed: {{if many}}{{count}} items{{else}}{{title}}{{end}}',
    body: letter(`Renewed:

${loans}${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} items{{else}}"{{title}}"{{end}} renewed, due {{due}}.',
  },
  'password-reset': {
    subject: 'A new PIN for your library account',
    body: letter(`Someone asked for a new PIN for your library account.{{if link}} To choose one, follow this link{{if expires}} before {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

Your code: **{{code}}**{{end}}

If it was not you, nothing has changed; you need not do anything.`),
    sms: '{{library.name}}: {{if code}}your code for a new PIN is {{code}}{{else}}choose a new PIN: {{link}}{{end}}',
  },
  'email-confirmation': {
    subject: 'Please confirm your e-mail address',
    body: letter(`Please confirm that this is your e-mail address{{if link}} by following this link{{if expires}} before {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

Your code: **{{code}}**{{end}}

If you did not ask for this, please ignore it.`),
    sms: '{{library.name}}: {{if code}}your code is {{code}}{{else}}please confirm: {{link}}{{end}}',
  },
  curbside: {
    subject: 'Your pick-up at {{pickup}}{{if time}}: {{time}}{{end}}',
    body: letter(`We bring out what waits for you at {{pickup}}{{if time}}, {{time}}{{end}}{{if title}}:

${titles}{{end}}
Please tell us when you are outside.${account}`),
    sms: '{{library.name}}: your pick-up at {{pickup}}{{if time}} is {{time}}{{end}}. Tell us when you are outside.',
  },
  registration: {
    subject: 'Your registration at {{library.name}}',
    body: letter(`Thank you for registering.{{if link}} Please confirm it here{{if expires}} before {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

Your code: **{{code}}**{{end}}

Please come to any desk with proof of who you are and where you live to receive your card.`),
    sms: '{{library.name}}: thank you for registering. {{if link}}Please confirm: {{link}}{{else}}Please come to any desk for your card.{{end}}',
  },
  'new-titles': {
    subject: 'New titles: {{search}}',
    body: letter(`New in the catalogue for your search "{{search}}":

${titles}{{if more}}
… and {{more}} more.
{{end}}{{if link}}
See them all: {{link}}
{{end}}{{if stop}}
[No more mails about this search]({{stop}}){{end}}`),
    sms: '{{library.name}}: new titles for your search "{{search}}".{{if link}} {{link}}{{end}}',
  },
  'suggestion-answered': {
    subject:
      '{{if ordered}}Ordered: {{end}}{{if here}}Here now: {{end}}{{if declined}}Your suggestion: {{end}}{{title}}',
    body: letter(`Thank you for suggesting "{{title}}"{{if author}} by {{author}}{{end}}.

{{if ordered}}We have ordered it.{{end}}{{if here}}It is in our catalogue now.{{if held}} We have placed a hold for you and tell you when it can be collected.{{end}}{{end}}{{if declined}}We will not buy it.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}}: "{{title}}" {{if ordered}}is ordered{{end}}{{if here}}is in the catalogue now{{end}}{{if declined}}will not be bought{{end}}.',
  },
  'interlibrary-answered': {
    subject:
      '{{if ordered}}Asked for: {{end}}{{if here}}Here now: {{end}}{{if declined}}Your request: {{end}}{{title}}',
    body: letter(`You asked us for "{{title}}"{{if author}} by {{author}}{{end}}{{if in}} in "{{in}}"{{end}}.

{{if ordered}}We have asked another library for it and tell you when it is here.{{end}}{{if here}}It is here. You can collect it{{if pickup}} at {{pickup}}{{end}}.{{end}}{{if declined}}We cannot get it for you.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}}: "{{title}}" {{if ordered}}was asked for at another library{{end}}{{if here}}is here for you{{if pickup}}, at {{pickup}}{{end}}{{end}}{{if declined}}cannot be had from another library{{end}}.',
  },
}
