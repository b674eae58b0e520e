import type { NoticeWords } from './shape.ts'

const letter = (body: string) => `عزيزنا القارئ {{patron.name}}،

${body}

{{branch.name}}
{{library.name}}{{if unsubscribe}}

[إيقاف الرسائل من هذا النوع]({{unsubscribe}}){{end}}`

const loans = `{{each items}}- {{title}}{{if author}}، {{author}}{{end}}، موعد الإرجاع {{due}}
{{end}}`
const finedLoans = `{{each items}}- {{title}}{{if author}}، {{author}}{{end}}، موعد الإرجاع {{due}}{{if fine}}، الغرامة حتى الآن {{fine}}{{if fineRate}} (وتزيد {{fineRate}} لكل {{finePeriod}}){{end}}{{end}}
{{end}}`
const titles = `{{each items}}- {{title}}{{if author}}، {{author}}{{end}}
{{end}}`
const account = `{{if account}}

حسابك: {{account}}{{end}}`

/** الإشعارات بالعربية. */
export const ar: NoticeWords = {
  courtesy: {
    subject: 'يقترب موعد الإرجاع: {{if many}}{{count}} من المواد{{else}}«{{title}}»{{end}}',
    body: letter(`نذكّرك بأن موعد إرجاع {{if many}}هذه المواد{{else}}هذه المادة{{end}} قريب:

${loans}
يرجى الإرجاع أو التجديد في الموعد.${account}`),
    sms: '{{library.name}}: {{if many}}{{count}} من المواد يقترب موعد إرجاعها، أولها{{else}}موعد إرجاع «{{title}}»{{end}} {{due}}. يرجى الإرجاع أو التجديد.',
  },
  'due-today': {
    subject: 'موعد الإرجاع اليوم: {{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`اليوم موعد إرجاع {{if many}}هذه المواد{{else}}هذه المادة{{end}}:

${loans}
يرجى الإرجاع أو التجديد اليوم.${account}`),
    sms: '{{library.name}}: اليوم موعد إرجاع {{if many}}{{count}} من المواد{{else}}«{{title}}»{{end}}.',
  },
  overdue: {
    subject:
      '{{if lastStep}}التذكير الأخير: {{else}}فات موعد الإرجاع: {{end}}{{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`{{if firstStep}}فات موعد إرجاع {{if many}}هذه المواد{{else}}هذه المادة{{end}}:{{else}}سبق أن ذكّرناك. وما زال إرجاع {{if many}}هذه المواد{{else}}هذه المادة{{end}} متأخرًا:{{end}}

${finedLoans}{{if many}}{{if fines}}
مجموع الغرامات حتى الآن {{fines}}.
{{end}}{{end}}
يرجى الإرجاع.{{if lastStep}} **هذا هو التذكير الأخير.** بعده قد نعدّ ما لم يُرجع مفقودًا ونحسب ثمن بديل عنه.{{end}} إن كنت قد أرجعت ما عليك فيرجى إخبارنا.${account}`),
    sms: '{{library.name}}: فات موعد إرجاع {{if many}}{{count}} من المواد{{else}}«{{title}}»{{end}} منذ {{due}}.{{if fines}} الغرامة حتى الآن: {{fines}}.{{end}} يرجى الإرجاع.',
  },
  'hold-ready': {
    subject: 'جاهز لك: {{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`{{if many}}هذه المواد بانتظارك:

{{each items}}- {{title}}، في {{pickup}}{{if until}} حتى {{until}}{{end}}
{{end}}{{else}}«{{title}}» بانتظارك في {{pickup}}{{if until}} حتى {{until}}{{end}}.{{end}}
يرجى إحضار بطاقة المكتبة.`),
    sms: '{{library.name}}: {{if many}}{{count}} من المواد{{else}}«{{title}}»{{end}} بانتظارك في {{pickup}}{{if until}} حتى {{until}}{{end}}.',
  },
  'hold-expiring': {
    subject: 'حتى {{until}} فقط: {{title}}',
    body: letter(`لا تنس استلام ما ينتظرك:

{{each items}}- {{title}}، في {{pickup}} حتى {{until}}
{{end}}
بعد ذلك اليوم يذهب إلى القارئ التالي أو يعود إلى رفه.${account}`),
    sms: '{{library.name}}: «{{title}}» بانتظارك في {{pickup}} حتى {{until}} فقط.',
  },
  'hold-cancelled': {
    subject: 'أُلغي الحجز: {{title}}',
    body: letter(`{{if many}}أُلغيت هذه الحجوزات{{else}}أُلغي حجزك{{end}}:

{{each items}}- {{title}}{{if reason}} ({{reason}}){{end}}
{{end}}
إن كنت ما زلت تريد القراءة فيرجى سؤالنا.`),
    sms: '{{library.name}}: أُلغي حجزك «{{title}}»{{if reason}}: {{reason}}{{end}}.',
  },
  'hold-expired': {
    subject: 'لم يعد محفوظًا لك: {{title}}',
    body: letter(`لم يُستلم ما يلي في موعده ولم يعد بانتظارك:

${titles}
يمكنك الحجز من جديد في أي وقت.${account}`),
    sms: '{{library.name}}: لم يُستلم «{{title}}» ولم يعد بانتظارك.',
  },
  recall: {
    subject: 'يحتاجه قارئ آخر: {{title}}',
    body: letter(`يحتاج قارئ آخر إلى ما استعرته. **يرجى إرجاعه في موعد أقصاه {{due}}:**

${loans}
هذا أبكر من الموعد الذي أُعطي لك. شكرًا لك.${account}`),
    sms: '{{library.name}}: يحتاج قارئ آخر إلى «{{title}}». يرجى إرجاعه في موعد أقصاه {{due}}.',
  },
  renewed: {
    subject: 'جدّدنا لك: {{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`جدّدنا {{if many}}إعاراتك{{else}}إعارتك{{end}}:

{{each items}}- {{title}}، موعد الإرجاع الآن {{due}}
{{end}}${account}`),
    sms: '{{library.name}}: جدّدنا {{if many}}{{count}} من المواد{{else}}«{{title}}»{{end}}، موعد الإرجاع {{due}}.',
  },
  'not-renewed': {
    subject: 'تعذّر التجديد: {{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`لم نستطع تجديد {{if many}}هذه الإعارات{{else}}هذه الإعارة{{end}}:

{{each items}}- {{title}}، موعد الإرجاع {{due}}{{if reason}}: {{reason}}{{end}}
{{end}}
يرجى الإرجاع في الموعد.${account}`),
    sms: '{{library.name}}: تعذّر تجديد «{{title}}»{{if reason}} ({{reason}}){{end}}. موعد الإرجاع {{due}}.',
  },
  bill: {
    subject: 'حسابك: {{owed}}',
    body: letter(`على حسابك {{owed}} للدفع:

{{each items}}- {{date}} {{title}}: {{amount}}
{{end}}
يمكنك الدفع عند أي مكتب{{if account}}، أو على الإنترنت: {{account}}{{end}}.`),
    sms: '{{library.name}}: على حسابك في المكتبة {{owed}} للدفع.',
  },
  lost: {
    subject: 'عُدّ مفقودًا: {{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`صار ما يلي في عداد المفقود:

{{each items}}- {{title}}{{if amount}}: {{amount}}{{end}}
{{end}}
إن وجدته فيرجى إرجاعه: قد يُعاد إليك جزء كبير من المبلغ.${account}`),
    sms: '{{library.name}}: عُدّ «{{title}}» مفقودًا{{if amount}} ({{amount}}){{end}}. يرجى سؤالنا.',
  },
  'due-changed': {
    subject: 'موعد إرجاع جديد: {{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`تغيّر موعد إرجاع {{if many}}هذه المواد{{else}}هذه المادة{{end}}{{if reason}} ({{reason}}){{end}}:

{{each items}}- {{title}}، موعد الإرجاع الآن {{due}}
{{end}}${account}`),
    sms: '{{library.name}}: موعد إرجاع {{if many}}{{count}} من المواد{{else}}«{{title}}»{{end}} صار {{due}}.',
  },
  'parts-missing': {
    subject: 'ينقص شيء: {{title}}',
    body: letter(`شكرًا لإرجاع «{{title}}». ليس كاملًا{{if reason}}؛ ينقصه: {{reason}}{{end}}.

يرجى إحضار ما ينقص إلى {{branch.name}}.`),
    sms: '{{library.name}}: عاد «{{title}}» ناقصًا{{if reason}}، ينقصه: {{reason}}{{end}}. يرجى إحضاره.',
  },
  'card-expiring': {
    subject: 'تنتهي بطاقتك في {{expires}}',
    body: letter(`بطاقة مكتبتك صالحة حتى {{expires}}. يرجى الحضور إلى أي مكتب لتجديدها، ومعك ما يثبت عنوانك.`),
    sms: '{{library.name}}: تنتهي بطاقة مكتبتك في {{expires}}. يرجى تجديدها عند أي مكتب.',
  },
  welcome: {
    subject: 'أهلًا بك في {{library.name}}',
    body: letter(`أهلًا بك! رقم بطاقتك **{{patron.card}}**{{if expires}}، وهي صالحة حتى {{expires}}{{end}}.${account}

يسعدنا أن تزورنا.`),
    sms: 'أهلًا بك في {{library.name}}! رقم بطاقتك {{patron.card}}.',
  },
  'check-out': {
    subject: 'استعرت {{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`استعرت:

${loans}
قراءة ممتعة!${account}`),
    sms: '{{library.name}}: استعرت {{if many}}{{count}} من المواد، موعد أولها{{else}}«{{title}}»، موعد الإرجاع{{end}} {{due}}.',
  },
  'check-in': {
    subject: 'أُرجع: {{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`استلمنا منك:

${titles}
شكرًا لك.${account}`),
    sms: '{{library.name}}: استلمنا {{if many}}{{count}} من المواد{{else}}«{{title}}»{{end}}. شكرًا لك.',
  },
  renewal: {
    subject: 'جُدّد: {{if many}}{{count}} من المواد{{else}}{{title}}{{end}}',
    body: letter(`جُدّد ما يلي:

${loans}${account}`),
    sms: '{{library.name}}: جُدّد {{if many}}{{count}} من المواد{{else}}«{{title}}»{{end}}، موعد الإرجاع {{due}}.',
  },
  'password-reset': {
    subject: 'رقم سري جديد لحسابك في المكتبة',
    body: letter(`طلب أحدهم رقمًا سريًا جديدًا لحسابك في المكتبة.{{if link}} لاختياره افتح هذا الرابط{{if expires}} قبل {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

رمزك: **{{code}}**{{end}}

إن لم تكن أنت من طلب فلم يتغيّر شيء، ولا يلزمك فعل شيء.`),
    sms: '{{library.name}}: {{if code}}رمزك لرقم سري جديد هو {{code}}{{else}}اختر رقمًا سريًا جديدًا: {{link}}{{end}}',
  },
  'email-confirmation': {
    subject: 'يرجى تأكيد بريدك الإلكتروني',
    body: letter(`يرجى تأكيد أن هذا بريدك الإلكتروني{{if link}} بفتح هذا الرابط{{if expires}} قبل {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

رمزك: **{{code}}**{{end}}

إن لم تطلب هذا فتجاهل الرسالة.`),
    sms: '{{library.name}}: {{if code}}رمزك هو {{code}}{{else}}يرجى التأكيد: {{link}}{{end}}',
  },
  curbside: {
    subject: 'استلامك في {{pickup}}{{if time}}: {{time}}{{end}}',
    body: letter(`نُخرج إليك ما ينتظرك في {{pickup}}{{if time}}، {{time}}{{end}}{{if title}}:

${titles}{{end}}
يرجى إخبارنا حين تصل إلى الباب.${account}`),
    sms: '{{library.name}}: استلامك في {{pickup}}{{if time}} موعده {{time}}{{end}}. أخبرنا حين تصل إلى الباب.',
  },
  registration: {
    subject: 'تسجيلك في {{library.name}}',
    body: letter(`شكرًا لتسجيلك.{{if link}} يرجى تأكيده هنا{{if expires}} قبل {{expires}}{{end}}:

{{link}}{{end}}{{if code}}

رمزك: **{{code}}**{{end}}

يرجى الحضور إلى أي مكتب ومعك ما يثبت هويتك وعنوانك لاستلام بطاقتك.`),
    sms: '{{library.name}}: شكرًا لتسجيلك. {{if link}}يرجى التأكيد: {{link}}{{else}}يرجى الحضور إلى أي مكتب لاستلام بطاقتك.{{end}}',
  },
  'new-titles': {
    subject: 'عناوين جديدة: {{search}}',
    body: letter(`الجديد في الفهرس لبحثك «{{search}}»:

${titles}{{if more}}
… و{{more}} غيرها.
{{end}}{{if link}}
لرؤيتها كلها: {{link}}
{{end}}{{if stop}}
[إيقاف الرسائل عن هذا البحث]({{stop}}){{end}}`),
    sms: '{{library.name}}: عناوين جديدة لبحثك «{{search}}».{{if link}} {{link}}{{end}}',
  },
  'suggestion-answered': {
    subject: '{{if ordered}}طُلب شراؤه: {{end}}{{if here}}وصل: {{end}}{{if declined}}اقتراحك: {{end}}{{title}}',
    body: letter(`شكرًا لاقتراحك «{{title}}»{{if author}} من تأليف {{author}}{{end}}.

{{if ordered}}طلبنا شراءه.{{end}}{{if here}}صار الآن في فهرسنا.{{if held}} حجزناه لك ونخبرك حين يمكن استلامه.{{end}}{{end}}{{if declined}}لن نشتريه.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}}: «{{title}}» {{if ordered}}طُلب شراؤه{{end}}{{if here}}صار في الفهرس{{end}}{{if declined}}لن يُشترى{{end}}.',
  },
  'interlibrary-answered': {
    subject: '{{if ordered}}طُلب: {{end}}{{if here}}وصل: {{end}}{{if declined}}طلبك: {{end}}{{title}}',
    body: letter(`طلبت منا «{{title}}»{{if author}} من تأليف {{author}}{{end}}{{if in}} في «{{in}}»{{end}}.

{{if ordered}}طلبناه من مكتبة أخرى ونخبرك حين يصل.{{end}}{{if here}}وصل ويمكنك استلامه{{if pickup}} في {{pickup}}{{end}}.{{end}}{{if declined}}لا نستطيع الحصول عليه لك.{{end}}{{if reason}}

{{reason}}{{end}}${account}`),
    sms: '{{library.name}}: «{{title}}» {{if ordered}}طُلب من مكتبة أخرى{{end}}{{if here}}وصل ويمكن استلامه{{if pickup}} في {{pickup}}{{end}}{{end}}{{if declined}}لا يمكن الحصول عليه{{end}}.',
  },
}
