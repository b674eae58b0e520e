/** What the pages say that are opened from a platform for courses. */
export interface LtiWords {
  readonly failed: string
  /** By the code of a refusal. */
  readonly refused: Readonly<Partial<Record<string, string>>>
  readonly window: string
  readonly windowText: string
  readonly windowButton: string
  readonly none: string
  readonly noneStudent: string
  readonly all: string
  readonly choose: (course: string) => string
  readonly chooseText: string
  readonly content: string
  readonly contentText: string
  readonly own: string
  readonly others: string
  readonly noOwn: string
  readonly ask: string
  readonly find: string
  readonly findButton: string
  readonly use: string
  readonly look: string
  readonly wholeList: string
  readonly thisTitle: string
  readonly back: string
  readonly bar: string
  readonly another: string
  readonly onward: (platform: string) => string
  readonly onwardText: (title: string) => string
  readonly onwardButton: string
}

const english: LtiWords = {
  failed: 'The reading list did not open',
  refused: {},
  window: 'Open the reading list',
  windowText:
    'Your browser does not let the library remember anything within this page. The list opens in a window of its own.',
  windowButton: 'Open in a new window',
  none: 'There is no reading list here yet',
  noneStudent:
    'No reading list of the library belongs to this course, or its time is over. Whoever teaches the course can choose one by opening this link, or ask the library.',
  all: 'All courses with reserves',
  choose: (course) =>
    course === '' ? 'Choose the reading list of this course' : `Choose the reading list of ${course}`,
  chooseText: 'Everybody who opens this link in the course sees it from then on.',
  content: 'Choose what to put into the course',
  contentText: 'A whole reading list, or one title of it.',
  own: 'Lists that name you',
  others: 'Other lists',
  noOwn: 'No list names you as its instructor.',
  ask: 'Ask the library to link a reading list with this course.',
  find: 'Course, code or instructor',
  findButton: 'Find',
  use: 'Use this list',
  look: 'Titles',
  wholeList: 'The whole list',
  thisTitle: 'This title',
  back: 'Back to the lists',
  bar: 'You teach this course: only you see this line.',
  another: 'Choose another list',
  onward: (platform) => `Back to ${platform}`,
  onwardText: (title) => `“${title}” goes into your course.`,
  onwardButton: 'Go on',
}

const all: Readonly<Record<string, LtiWords>> = {
  en: english,
  es: {
    failed: 'La lista de lecturas no se ha abierto',
    refused: {
      'launch-lost': 'Ha tardado demasiado o ya se ha usado. Vuelva a abrir la lista desde su curso.',
      'launch-elsewhere': 'Esto empezó en otro navegador. Vuelva a abrir la lista desde su curso.',
      'launch-incomplete':
        'Esta dirección la abre una plataforma de cursos, como Canvas o Moodle. Abra la lista desde allí.',
      'launch-not-proved':
        'Lo que ha enviado la plataforma no es válido y no se ha abierto nada. Vuelva a abrirlo desde su curso; si se repite, avise a la biblioteca.',
      'launch-cancelled': 'La plataforma no le ha dejado pasar. Inicie sesión allí y vuelva a abrir la lista.',
      'platform-unknown': 'Esta plataforma no está configurada aquí. Avise a la biblioteca.',
      'platform-unreachable': 'La plataforma no responde en este momento. Inténtelo más tarde.',
      'course-not-yours': 'Esta lista no le nombra como docente. Pida a la biblioteca que la vincule con su curso.',
    },
    window: 'Abrir la lista de lecturas',
    windowText:
      'Su navegador no permite que la biblioteca recuerde nada dentro de esta página. La lista se abre en una ventana propia.',
    windowButton: 'Abrir en una ventana nueva',
    none: 'Aquí todavía no hay ninguna lista de lecturas',
    noneStudent:
      'Ninguna lista de la biblioteca pertenece a este curso, o ya ha terminado. Quien imparte el curso puede elegir una abriendo este enlace, o pedirla a la biblioteca.',
    all: 'Todos los cursos con lecturas',
    choose: (course) => (course === '' ? 'Elija la lista de este curso' : `Elija la lista de lecturas de ${course}`),
    chooseText: 'Desde entonces la verán todas las personas que abran este enlace en el curso.',
    content: 'Elija qué poner en el curso',
    contentText: 'Una lista completa o uno de sus títulos.',
    own: 'Listas que le nombran',
    others: 'Otras listas',
    noOwn: 'Ninguna lista le nombra como docente.',
    ask: 'Pida a la biblioteca que vincule una lista con este curso.',
    find: 'Curso, código o docente',
    findButton: 'Buscar',
    use: 'Usar esta lista',
    look: 'Títulos',
    wholeList: 'La lista completa',
    thisTitle: 'Este título',
    back: 'Volver a las listas',
    bar: 'Usted imparte este curso: solo usted ve esta línea.',
    another: 'Elegir otra lista',
    onward: (platform) => `Volver a ${platform}`,
    onwardText: (title) => `«${title}» pasa a su curso.`,
    onwardButton: 'Continuar',
  },
  fr: {
    failed: 'La liste de lectures ne s’est pas ouverte',
    refused: {
      'launch-lost': 'Cela a duré trop longtemps ou a déjà servi. Rouvrez la liste depuis votre cours.',
      'launch-elsewhere': 'Ceci a commencé dans un autre navigateur. Rouvrez la liste depuis votre cours.',
      'launch-incomplete':
        'Cette adresse est ouverte par une plateforme de cours, comme Canvas ou Moodle. Ouvrez-y la liste.',
      'launch-not-proved':
        'Ce que la plateforme a envoyé n’est pas valable et rien n’a été ouvert. Rouvrez la liste depuis votre cours ; si cela se répète, prévenez la bibliothèque.',
      'launch-cancelled': 'La plateforme ne vous a pas laissé passer. Connectez-vous-y et rouvrez la liste.',
      'platform-unknown': 'Cette plateforme n’est pas configurée ici. Prévenez la bibliothèque.',
      'platform-unreachable': 'La plateforme ne répond pas en ce moment. Réessayez plus tard.',
      'course-not-yours':
        'Cette liste ne vous nomme pas comme enseignant. Demandez à la bibliothèque de la lier à votre cours.',
    },
    window: 'Ouvrir la liste de lectures',
    windowText:
      'Votre navigateur ne laisse rien retenir à la bibliothèque dans cette page. La liste s’ouvre dans sa propre fenêtre.',
    windowButton: 'Ouvrir dans une nouvelle fenêtre',
    none: 'Il n’y a pas encore de liste de lectures ici',
    noneStudent:
      'Aucune liste de la bibliothèque n’appartient à ce cours, ou elle est terminée. La personne qui enseigne peut en choisir une en ouvrant ce lien, ou la demander à la bibliothèque.',
    all: 'Tous les cours avec réserves',
    choose: (course) =>
      course === '' ? 'Choisissez la liste de ce cours' : `Choisissez la liste de lectures de ${course}`,
    chooseText: 'Toute personne qui ouvre ce lien dans le cours la verra désormais.',
    content: 'Choisissez ce qui va dans le cours',
    contentText: 'Une liste entière, ou un de ses titres.',
    own: 'Listes qui vous nomment',
    others: 'Autres listes',
    noOwn: 'Aucune liste ne vous nomme comme enseignant.',
    ask: 'Demandez à la bibliothèque de lier une liste à ce cours.',
    find: 'Cours, code ou enseignant',
    findButton: 'Chercher',
    use: 'Utiliser cette liste',
    look: 'Titres',
    wholeList: 'Toute la liste',
    thisTitle: 'Ce titre',
    back: 'Retour aux listes',
    bar: 'Vous enseignez ce cours : vous seul voyez cette ligne.',
    another: 'Choisir une autre liste',
    onward: (platform) => `Retour à ${platform}`,
    onwardText: (title) => `« ${title} » est placé dans votre cours.`,
    onwardButton: 'Continuer',
  },
  de: {
    failed: 'Die Leseliste hat sich nicht geöffnet',
    refused: {
      'launch-lost':
        'Das hat zu lange gedauert oder wurde schon benutzt. Öffnen Sie die Liste noch einmal aus Ihrem Kurs.',
      'launch-elsewhere':
        'Das wurde in einem anderen Browser begonnen. Öffnen Sie die Liste noch einmal aus Ihrem Kurs.',
      'launch-incomplete': 'Diese Adresse öffnet eine Kursplattform wie Canvas oder Moodle. Öffnen Sie die Liste dort.',
      'launch-not-proved':
        'Was die Plattform geschickt hat, gilt nicht; es wurde nichts geöffnet. Öffnen Sie die Liste noch einmal aus Ihrem Kurs. Geschieht es wieder, sagen Sie es der Bibliothek.',
      'launch-cancelled':
        'Die Plattform hat Sie nicht durchgelassen. Melden Sie sich dort an und öffnen Sie die Liste noch einmal.',
      'platform-unknown': 'Diese Plattform ist hier nicht eingerichtet. Sagen Sie es der Bibliothek.',
      'platform-unreachable': 'Die Plattform antwortet im Augenblick nicht. Versuchen Sie es später noch einmal.',
      'course-not-yours':
        'Diese Liste nennt Sie nicht als Lehrende. Bitten Sie die Bibliothek, sie mit Ihrem Kurs zu verbinden.',
    },
    window: 'Leseliste öffnen',
    windowText:
      'Ihr Browser lässt die Bibliothek innerhalb dieser Seite nichts behalten. Die Liste öffnet sich in einem eigenen Fenster.',
    windowButton: 'In neuem Fenster öffnen',
    none: 'Hier gibt es noch keine Leseliste',
    noneStudent:
      'Zu diesem Kurs gehört keine Leseliste der Bibliothek, oder ihre Zeit ist vorbei. Wer den Kurs leitet, kann eine wählen, indem er diesen Link öffnet, oder die Bibliothek bitten.',
    all: 'Alle Kurse mit Semesterapparat',
    choose: (course) => (course === '' ? 'Leseliste dieses Kurses wählen' : `Leseliste für ${course} wählen`),
    chooseText: 'Von da an sieht sie jeder, der diesen Link im Kurs öffnet.',
    content: 'Wählen, was in den Kurs kommt',
    contentText: 'Eine ganze Leseliste oder einer ihrer Titel.',
    own: 'Listen, die Sie nennen',
    others: 'Andere Listen',
    noOwn: 'Keine Liste nennt Sie als Lehrende.',
    ask: 'Bitten Sie die Bibliothek, eine Leseliste mit diesem Kurs zu verbinden.',
    find: 'Kurs, Kürzel oder Lehrende',
    findButton: 'Suchen',
    use: 'Diese Liste nehmen',
    look: 'Titel',
    wholeList: 'Die ganze Liste',
    thisTitle: 'Diesen Titel',
    back: 'Zurück zu den Listen',
    bar: 'Sie leiten diesen Kurs: Nur Sie sehen diese Zeile.',
    another: 'Andere Liste wählen',
    onward: (platform) => `Zurück zu ${platform}`,
    onwardText: (title) => `„${title}“ kommt in Ihren Kurs.`,
    onwardButton: 'Weiter',
  },
  ar: {
    failed: 'لم تُفتح قائمة القراءة',
    refused: {
      'launch-lost': 'استغرق هذا وقتًا طويلًا أو استُخدم من قبل. افتح القائمة مرة أخرى من مقررك.',
      'launch-elsewhere': 'بدأ هذا في متصفح آخر. افتح القائمة مرة أخرى من مقررك.',
      'launch-incomplete': 'تُفتح هذه الصفحة من منصة مقررات مثل Canvas أو Moodle. افتح القائمة من هناك.',
      'launch-not-proved':
        'ما أرسلته المنصة غير صالح فلم يُفتح شيء. حاول مرة أخرى من مقررك، وإن تكرر ذلك فأخبر المكتبة.',
      'launch-cancelled': 'لم تسمح لك المنصة بالمرور. سجّل دخولك هناك ثم افتح القائمة مرة أخرى.',
      'platform-unknown': 'هذه المنصة غير معدّة هنا. أخبر المكتبة.',
      'platform-unreachable': 'المنصة لا تجيب الآن. حاول لاحقًا.',
      'course-not-yours': 'لا تذكرك هذه القائمة مدرّسًا. اطلب من المكتبة ربطها بمقررك.',
    },
    window: 'افتح قائمة القراءة',
    windowText: 'لا يسمح متصفحك للمكتبة بحفظ شيء داخل هذه الصفحة. تُفتح القائمة في نافذة مستقلة.',
    windowButton: 'افتح في نافذة جديدة',
    none: 'لا توجد قائمة قراءة هنا بعد',
    noneStudent:
      'لا تتبع هذا المقرر أي قائمة قراءة في المكتبة، أو انتهى وقتها. يستطيع من يدرّس المقرر اختيار قائمة بفتح هذا الرابط، أو أن يطلبها من المكتبة.',
    all: 'كل المقررات ذات الكتب المحجوزة',
    choose: (course) => (course === '' ? 'اختر قائمة هذا المقرر' : `اختر قائمة القراءة لـ ${course}`),
    chooseText: 'يراها منذ ذلك الحين كل من يفتح هذا الرابط في المقرر.',
    content: 'اختر ما يوضع في المقرر',
    contentText: 'قائمة كاملة أو عنوان منها.',
    own: 'قوائم تذكرك',
    others: 'قوائم أخرى',
    noOwn: 'لا توجد قائمة تذكرك مدرّسًا.',
    ask: 'اطلب من المكتبة ربط قائمة بهذا المقرر.',
    find: 'المقرر أو رمزه أو المدرّس',
    findButton: 'بحث',
    use: 'استخدم هذه القائمة',
    look: 'العناوين',
    wholeList: 'القائمة كلها',
    thisTitle: 'هذا العنوان',
    back: 'العودة إلى القوائم',
    bar: 'أنت تدرّس هذا المقرر: هذا السطر يظهر لك وحدك.',
    another: 'اختر قائمة أخرى',
    onward: (platform) => `العودة إلى ${platform}`,
    onwardText: (title) => `يوضع «${title}» في مقررك.`,
    onwardButton: 'متابعة',
  },
}

/** The words in a language; English where there are none. */
export function ltiWords(language: string): LtiWords {
  return all[language] ?? english
}
