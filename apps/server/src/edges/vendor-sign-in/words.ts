import type { VendorClaim } from '../../modules/vendor-sign-in/index.ts'
import { inLanguage, type ByLanguage } from '../opac/messages/by-language.ts'

/** What the pages of signing in at programs say to the public. */
export interface VendorWords {
  readonly title: (vendor: string) => string
  readonly text: (vendor: string) => string
  readonly signedInAs: string
  readonly notMe: string
  readonly always: string
  readonly reader: string
  readonly subject: string
  readonly claims: Readonly<Record<VendorClaim, string>>
  readonly choice: string
  readonly choiceHint: string
  readonly kept: string
  readonly yes: (vendor: string) => string
  readonly no: string
  readonly going: (vendor: string) => string
  readonly goingText: string
  readonly goingLink: (vendor: string) => string
  readonly mayNot: (vendor: string) => string
  readonly refusals: Readonly<Record<string, string>>
  readonly account: string
  readonly deadEnd: string
  readonly badlySetUp: string
  readonly lost: string
  readonly home: string
  readonly programs: string
  readonly programsText: string
  readonly noPrograms: string
  readonly told: string
  readonly since: (day: string) => string
  readonly used: (day: string) => string
  readonly end: string
  readonly ended: string
  readonly signOutTitle: string
  readonly signOutText: (vendor: string | undefined) => string
  readonly signOut: string
  readonly stay: string
}

const all: ByLanguage<VendorWords> = {
  en: {
    title: (vendor) => `Sign in at ${vendor}`,
    text: (vendor) =>
      `${vendor} asks the library whether you are a reader here. Your card number and PIN are not passed on.`,
    signedInAs: 'You are signed in as',
    notMe: 'Sign in as somebody else',
    always: 'It is told:',
    reader: 'that you are a reader of this library',
    subject: 'a made-up name by which no other program knows you',
    claims: {
      category: 'your group of readers, such as adult or student',
      branch: 'your home library',
      name: 'your name',
      email: 'your e-mail address',
    },
    choice: 'If you like, also:',
    choiceHint: 'What you do not tick stays here.',
    kept: 'We remember your answer. You can take it back at any time in your account, under “Programs that know you”.',
    yes: (vendor) => `Go on to ${vendor}`,
    no: 'Do not sign in there',
    going: (vendor) => `On to ${vendor}`,
    goingText: 'You are being taken there. If nothing happens, press the button.',
    goingLink: (vendor) => `Go to ${vendor}`,
    mayNot: (vendor) => `You cannot sign in at ${vendor}`,
    refusals: {
      'patron-inactive': 'Your account at the library is closed. Ask the library to open it again.',
      'vendor-patron-expired': 'Your library card has expired. Ask the library to renew it, then try again.',
      'vendor-card-lost': 'Your library card was reported lost. Ask the library for a new one, then try again.',
      'vendor-not-for-category':
        'The library offers this to other groups of readers. Ask at the desk if you think that is wrong.',
    },
    account: 'My account',
    deadEnd: 'This way leads nowhere',
    badlySetUp:
      'The program that sent you here is not set up as the library knows it. Please tell the library; these words help:',
    lost: 'This sign-in took too long or was used already. Go back to the program and begin again.',
    home: 'Go to the catalogue',
    programs: 'Programs that know you',
    programsText: 'You sign in at these programs with your library account. They are told only what stands here.',
    noPrograms: 'You have not signed in at any other program with your library account.',
    told: 'Is told:',
    since: (day) => `Allowed: ${day}`,
    used: (day) => `last used: ${day}`,
    end: 'Take back',
    ended:
      'The program is told nothing any more. It keeps what you have there; if you sign in there again, you are asked anew.',
    signOutTitle: 'Sign out of the library?',
    signOutText: (vendor) =>
      `${vendor ?? 'A program'} has signed you out. You are still signed in at the library in this browser.`,
    signOut: 'Sign out',
    stay: 'Stay signed in',
  },
  es: {
    title: (vendor) => `Entrar en ${vendor}`,
    text: (vendor) =>
      `${vendor} pregunta a la biblioteca si usted es usuario. No se transmiten ni su número de carné ni su PIN.`,
    signedInAs: 'Ha iniciado sesión como',
    notMe: 'Entrar con otra cuenta',
    always: 'Se le comunica:',
    reader: 'que usted es usuario de esta biblioteca',
    subject: 'un nombre inventado por el que ningún otro programa le conoce',
    claims: {
      category: 'su grupo de usuarios, por ejemplo adulto o estudiante',
      branch: 'su biblioteca habitual',
      name: 'su nombre',
      email: 'su correo electrónico',
    },
    choice: 'Si lo desea, también:',
    choiceHint: 'Lo que no marque no sale de aquí.',
    kept: 'Recordaremos su respuesta. Puede retirarla cuando quiera en su cuenta, en «Programas que le conocen».',
    yes: (vendor) => `Continuar a ${vendor}`,
    no: 'No entrar allí',
    going: (vendor) => `Hacia ${vendor}`,
    goingText: 'Le estamos llevando allí. Si no ocurre nada, pulse el botón.',
    goingLink: (vendor) => `Ir a ${vendor}`,
    mayNot: (vendor) => `No puede entrar en ${vendor}`,
    refusals: {
      'patron-inactive': 'Su cuenta de la biblioteca está cerrada. Pida a la biblioteca que la abra de nuevo.',
      'vendor-patron-expired': 'Su carné ha caducado. Pida a la biblioteca que lo renueve y vuelva a intentarlo.',
      'vendor-card-lost': 'Su carné consta como perdido. Pida uno nuevo a la biblioteca y vuelva a intentarlo.',
      'vendor-not-for-category':
        'La biblioteca ofrece este servicio a otros grupos de usuarios. Pregunte en el mostrador si cree que es un error.',
    },
    account: 'Mi cuenta',
    deadEnd: 'Este camino no lleva a ninguna parte',
    badlySetUp:
      'El programa que le ha enviado aquí no está configurado como la biblioteca lo conoce. Avise a la biblioteca; estas palabras ayudan:',
    lost: 'Este inicio de sesión ha tardado demasiado o ya se ha usado. Vuelva al programa y empiece de nuevo.',
    home: 'Ir al catálogo',
    programs: 'Programas que le conocen',
    programsText: 'En estos programas entra con su cuenta de la biblioteca. Solo se les comunica lo que figura aquí.',
    noPrograms: 'No ha entrado en ningún otro programa con su cuenta de la biblioteca.',
    told: 'Se le comunica:',
    since: (day) => `Permitido: ${day}`,
    used: (day) => `último uso: ${day}`,
    end: 'Retirar',
    ended:
      'Al programa ya no se le comunica nada. Conserva lo que usted tiene allí; si vuelve a entrar, se le preguntará de nuevo.',
    signOutTitle: '¿Cerrar la sesión de la biblioteca?',
    signOutText: (vendor) =>
      `${vendor ?? 'Un programa'} ha cerrado su sesión. En este navegador sigue abierta la de la biblioteca.`,
    signOut: 'Cerrar sesión',
    stay: 'Mantener la sesión',
  },
  fr: {
    title: (vendor) => `Se connecter à ${vendor}`,
    text: (vendor) =>
      `${vendor} demande à la bibliothèque si vous y êtes inscrit. Votre numéro de carte et votre code ne sont pas transmis.`,
    signedInAs: 'Vous êtes connecté en tant que',
    notMe: 'Se connecter avec un autre compte',
    always: 'Il lui est communiqué :',
    reader: 'que vous êtes inscrit à cette bibliothèque',
    subject: 'un nom inventé sous lequel aucun autre programme ne vous connaît',
    claims: {
      category: 'votre catégorie de lecteur, par exemple adulte ou étudiant',
      branch: 'votre bibliothèque habituelle',
      name: 'votre nom',
      email: 'votre adresse électronique',
    },
    choice: 'Si vous le souhaitez, aussi :',
    choiceHint: 'Ce que vous ne cochez pas reste ici.',
    kept: 'Nous retenons votre réponse. Vous pouvez la retirer à tout moment dans votre compte, sous « Programmes qui vous connaissent ».',
    yes: (vendor) => `Continuer vers ${vendor}`,
    no: 'Ne pas s’y connecter',
    going: (vendor) => `Vers ${vendor}`,
    goingText: 'Vous allez y être conduit. Si rien ne se passe, appuyez sur le bouton.',
    goingLink: (vendor) => `Aller à ${vendor}`,
    mayNot: (vendor) => `Vous ne pouvez pas vous connecter à ${vendor}`,
    refusals: {
      'patron-inactive': 'Votre compte à la bibliothèque est fermé. Demandez à la bibliothèque de le rouvrir.',
      'vendor-patron-expired': 'Votre carte a expiré. Demandez à la bibliothèque de la renouveler, puis réessayez.',
      'vendor-card-lost':
        'Votre carte a été déclarée perdue. Demandez-en une nouvelle à la bibliothèque, puis réessayez.',
      'vendor-not-for-category':
        'La bibliothèque propose ce service à d’autres catégories de lecteurs. Renseignez-vous à l’accueil si vous pensez qu’il s’agit d’une erreur.',
    },
    account: 'Mon compte',
    deadEnd: 'Ce chemin ne mène nulle part',
    badlySetUp:
      'Le programme qui vous a envoyé ici n’est pas configuré tel que la bibliothèque le connaît. Prévenez la bibliothèque ; ces mots l’aideront :',
    lost: 'Cette connexion a pris trop de temps ou a déjà servi. Retournez au programme et recommencez.',
    home: 'Aller au catalogue',
    programs: 'Programmes qui vous connaissent',
    programsText:
      'Vous vous connectez à ces programmes avec votre compte de la bibliothèque. Seul ce qui figure ici leur est communiqué.',
    noPrograms: 'Vous ne vous êtes connecté à aucun autre programme avec votre compte de la bibliothèque.',
    told: 'Il lui est communiqué :',
    since: (day) => `Autorisé : ${day}`,
    used: (day) => `dernière utilisation : ${day}`,
    end: 'Retirer',
    ended:
      'Plus rien n’est communiqué au programme. Il garde ce que vous y avez ; si vous vous y reconnectez, la question vous sera posée à nouveau.',
    signOutTitle: 'Se déconnecter de la bibliothèque ?',
    signOutText: (vendor) =>
      `${vendor ?? 'Un programme'} vous a déconnecté. Dans ce navigateur, vous êtes encore connecté à la bibliothèque.`,
    signOut: 'Se déconnecter',
    stay: 'Rester connecté',
  },
  de: {
    title: (vendor) => `Bei ${vendor} anmelden`,
    text: (vendor) =>
      `${vendor} fragt die Bibliothek, ob Sie hier Leserin oder Leser sind. Ausweisnummer und PIN werden nicht weitergegeben.`,
    signedInAs: 'Sie sind angemeldet als',
    notMe: 'Als jemand anderes anmelden',
    always: 'Mitgeteilt wird:',
    reader: 'dass Sie in dieser Bibliothek angemeldet sind',
    subject: 'ein erfundener Name, unter dem kein anderes Programm Sie kennt',
    claims: {
      category: 'Ihre Benutzergruppe, etwa Erwachsene oder Studierende',
      branch: 'Ihre Heimatbibliothek',
      name: 'Ihr Name',
      email: 'Ihre E-Mail-Adresse',
    },
    choice: 'Wenn Sie möchten, außerdem:',
    choiceHint: 'Was Sie nicht ankreuzen, bleibt hier.',
    kept: 'Wir merken uns Ihre Antwort. Sie können sie jederzeit in Ihrem Konto unter „Programme, denen Sie bekannt sind“ zurücknehmen.',
    yes: (vendor) => `Weiter zu ${vendor}`,
    no: 'Dort nicht anmelden',
    going: (vendor) => `Weiter zu ${vendor}`,
    goingText: 'Sie werden weitergeleitet. Wenn nichts geschieht, drücken Sie den Knopf.',
    goingLink: (vendor) => `Zu ${vendor}`,
    mayNot: (vendor) => `Sie können sich bei ${vendor} nicht anmelden`,
    refusals: {
      'patron-inactive':
        'Ihr Konto bei der Bibliothek ist geschlossen. Bitten Sie die Bibliothek, es wieder zu öffnen.',
      'vendor-patron-expired':
        'Ihr Ausweis ist abgelaufen. Lassen Sie ihn in der Bibliothek verlängern und versuchen Sie es dann noch einmal.',
      'vendor-card-lost':
        'Ihr Ausweis wurde als verloren gemeldet. Lassen Sie sich einen neuen geben und versuchen Sie es dann noch einmal.',
      'vendor-not-for-category':
        'Die Bibliothek bietet das anderen Benutzergruppen an. Fragen Sie an der Theke, wenn Sie das für falsch halten.',
    },
    account: 'Mein Konto',
    deadEnd: 'Dieser Weg führt nirgendwohin',
    badlySetUp:
      'Das Programm, das Sie hierher geschickt hat, ist nicht so eingerichtet, wie die Bibliothek es kennt. Sagen Sie es bitte der Bibliothek; diese Worte helfen:',
    lost: 'Diese Anmeldung hat zu lange gedauert oder wurde schon verwendet. Gehen Sie zum Programm zurück und beginnen Sie neu.',
    home: 'Zum Katalog',
    programs: 'Programme, denen Sie bekannt sind',
    programsText:
      'Bei diesen Programmen melden Sie sich mit Ihrem Bibliothekskonto an. Ihnen wird nur mitgeteilt, was hier steht.',
    noPrograms: 'Sie haben sich mit Ihrem Bibliothekskonto noch bei keinem anderen Programm angemeldet.',
    told: 'Mitgeteilt wird:',
    since: (day) => `Erlaubt: ${day}`,
    used: (day) => `zuletzt benutzt: ${day}`,
    end: 'Zurücknehmen',
    ended:
      'Dem Programm wird nichts mehr mitgeteilt. Es behält, was Sie dort haben; wenn Sie sich dort wieder anmelden, werden Sie neu gefragt.',
    signOutTitle: 'Von der Bibliothek abmelden?',
    signOutText: (vendor) =>
      `${vendor ?? 'Ein Programm'} hat Sie abgemeldet. Bei der Bibliothek sind Sie in diesem Browser noch angemeldet.`,
    signOut: 'Abmelden',
    stay: 'Angemeldet bleiben',
  },
  ar: {
    title: (vendor) => `تسجيل الدخول إلى ${vendor}`,
    text: (vendor) => `يسأل ${vendor} المكتبة عمّا إذا كنت من قرّائها. لا يُنقل إليه رقم بطاقتك ولا رمزك السري.`,
    signedInAs: 'أنت مسجّل الدخول باسم',
    notMe: 'تسجيل الدخول باسم شخص آخر',
    always: 'يُبلَّغ بما يلي:',
    reader: 'أنك من قرّاء هذه المكتبة',
    subject: 'اسم مبتكر لا يعرفك به أي برنامج آخر',
    claims: {
      category: 'فئة القرّاء التي تنتمي إليها، مثل بالغ أو طالب',
      branch: 'مكتبتك المعتادة',
      name: 'اسمك',
      email: 'عنوان بريدك الإلكتروني',
    },
    choice: 'وإذا أردت، أيضًا:',
    choiceHint: 'ما لا تختاره يبقى هنا.',
    kept: 'نتذكر إجابتك. يمكنك سحبها متى شئت من حسابك، ضمن «البرامج التي تعرفك».',
    yes: (vendor) => `المتابعة إلى ${vendor}`,
    no: 'عدم تسجيل الدخول هناك',
    going: (vendor) => `إلى ${vendor}`,
    goingText: 'يجري نقلك إلى هناك. إذا لم يحدث شيء، فاضغط الزر.',
    goingLink: (vendor) => `الذهاب إلى ${vendor}`,
    mayNot: (vendor) => `لا يمكنك تسجيل الدخول إلى ${vendor}`,
    refusals: {
      'patron-inactive': 'حسابك في المكتبة مغلق. اطلب من المكتبة فتحه من جديد.',
      'vendor-patron-expired': 'انتهت صلاحية بطاقتك. اطلب من المكتبة تجديدها ثم حاول مرة أخرى.',
      'vendor-card-lost': 'أُبلغ عن فقدان بطاقتك. اطلب من المكتبة بطاقة جديدة ثم حاول مرة أخرى.',
      'vendor-not-for-category':
        'تقدّم المكتبة هذه الخدمة لفئات أخرى من القرّاء. اسأل عند المكتب إذا كنت ترى أن ذلك خطأ.',
    },
    account: 'حسابي',
    deadEnd: 'هذا الطريق لا يؤدي إلى شيء',
    badlySetUp: 'البرنامج الذي أرسلك إلى هنا غير مُعدّ كما تعرفه المكتبة. يُرجى إبلاغ المكتبة؛ هذه الكلمات تساعد:',
    lost: 'استغرق تسجيل الدخول وقتًا طويلًا أو استُخدم من قبل. عد إلى البرنامج وابدأ من جديد.',
    home: 'إلى الفهرس',
    programs: 'البرامج التي تعرفك',
    programsText: 'تسجّل الدخول إلى هذه البرامج بحسابك في المكتبة. لا تُبلَّغ إلا بما هو مذكور هنا.',
    noPrograms: 'لم تسجّل الدخول إلى أي برنامج آخر بحسابك في المكتبة.',
    told: 'يُبلَّغ بما يلي:',
    since: (day) => `سُمح به: ${day}`,
    used: (day) => `آخر استخدام: ${day}`,
    end: 'سحب الموافقة',
    ended: 'لن يُبلَّغ البرنامج بشيء بعد الآن. يحتفظ بما لديك هناك؛ وإذا سجّلت الدخول إليه ثانية فستُسأل من جديد.',
    signOutTitle: 'تسجيل الخروج من المكتبة؟',
    signOutText: (vendor) => `سجّل ${vendor ?? 'أحد البرامج'} خروجك. ما زلت مسجّل الدخول في المكتبة في هذا المتصفح.`,
    signOut: 'تسجيل الخروج',
    stay: 'البقاء مسجّل الدخول',
  },
}

/** The words in a language; English where there are none. */
export function vendorWords(language: string): VendorWords {
  return inLanguage(all, language)
}
