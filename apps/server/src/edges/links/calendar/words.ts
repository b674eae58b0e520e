/** What the calendar and its page say. */
export interface CalendarWords {
  readonly name: (library: string) => string
  readonly bringBack: (title: string) => string
  readonly collect: (title: string) => string
  readonly title: string
  readonly intro: string
  readonly since: (day: string) => string
  readonly make: string
  readonly again: string
  readonly end: string
  readonly once: string
  readonly address: string
  readonly subscribe: string
}

const english: CalendarWords = {
  name: (library) => `${library}: due dates`,
  bringBack: (title) => `Due back: ${title}`,
  collect: (title) => `Collect by today: ${title}`,
  title: 'Due dates in your calendar',
  intro:
    'Your calendar program can show what is due back and what waits for you. It fetches this from a secret address: whoever has it sees the same, and can change nothing.',
  since: (day) => `You made an address on ${day}. It cannot be shown again; make a new one if you have lost it.`,
  make: 'Make an address',
  again: 'Make a new address; the old one ends',
  end: 'End this address',
  once: 'Copy the address now: it is shown only once.',
  address: 'Secret address',
  subscribe: 'Open in the calendar program',
}

const all: Readonly<Record<string, CalendarWords>> = {
  en: english,
  es: {
    name: (library) => `${library}: fechas de devolución`,
    bringBack: (title) => `Devolver: ${title}`,
    collect: (title) => `Recoger hoy a más tardar: ${title}`,
    title: 'Las fechas de devolución en su calendario',
    intro:
      'Su programa de calendario puede mostrar lo que hay que devolver y lo que le espera. Lo obtiene de una dirección secreta: quien la tenga ve lo mismo y no puede cambiar nada.',
    since: (day) => `Creó una dirección el ${day}. No se puede volver a mostrar; cree otra si la ha perdido.`,
    make: 'Crear una dirección',
    again: 'Crear una dirección nueva; la anterior deja de valer',
    end: 'Anular esta dirección',
    once: 'Copie la dirección ahora: solo se muestra una vez.',
    address: 'Dirección secreta',
    subscribe: 'Abrir en el programa de calendario',
  },
  fr: {
    name: (library) => `${library} : dates de retour`,
    bringBack: (title) => `À rendre : ${title}`,
    collect: (title) => `À retirer aujourd’hui au plus tard : ${title}`,
    title: 'Les dates de retour dans votre agenda',
    intro:
      'Votre agenda peut montrer ce qu’il faut rendre et ce qui vous attend. Il le lit à une adresse secrète : qui la possède voit la même chose et ne peut rien changer.',
    since: (day) =>
      `Vous avez créé une adresse le ${day}. Elle ne peut plus être montrée ; créez-en une autre si vous l’avez perdue.`,
    make: 'Créer une adresse',
    again: 'Créer une nouvelle adresse ; l’ancienne ne vaudra plus',
    end: 'Supprimer cette adresse',
    once: 'Copiez l’adresse maintenant : elle n’est montrée qu’une fois.',
    address: 'Adresse secrète',
    subscribe: 'Ouvrir dans l’agenda',
  },
  de: {
    name: (library) => `${library}: Rückgaben`,
    bringBack: (title) => `Zurückgeben: ${title}`,
    collect: (title) => `Heute spätestens abholen: ${title}`,
    title: 'Rückgaben in Ihrem Kalender',
    intro:
      'Ihr Kalenderprogramm kann zeigen, was zurückzugeben ist und was für Sie bereitliegt. Es holt das von einer geheimen Adresse: Wer sie hat, sieht dasselbe und kann nichts ändern.',
    since: (day) =>
      `Sie haben am ${day} eine Adresse angelegt. Sie kann nicht noch einmal gezeigt werden; legen Sie eine neue an, wenn Sie sie verloren haben.`,
    make: 'Adresse anlegen',
    again: 'Neue Adresse anlegen; die alte gilt nicht mehr',
    end: 'Diese Adresse aufheben',
    once: 'Kopieren Sie die Adresse jetzt: Sie wird nur einmal gezeigt.',
    address: 'Geheime Adresse',
    subscribe: 'Im Kalenderprogramm öffnen',
  },
  ar: {
    name: (library) => `${library}: مواعيد الإرجاع`,
    bringBack: (title) => `موعد الإرجاع: ${title}`,
    collect: (title) => `آخر يوم للاستلام: ${title}`,
    title: 'مواعيد الإرجاع في تقويمك',
    intro:
      'يمكن لبرنامج التقويم أن يعرض ما عليك إرجاعه وما ينتظرك. يجلب ذلك من عنوان سري: من يملكه يرى الشيء نفسه ولا يستطيع تغيير أي شيء.',
    since: (day) => `أنشأت عنوانًا في ${day}. لا يمكن عرضه مرة أخرى؛ أنشئ عنوانًا جديدًا إن فقدته.`,
    make: 'إنشاء عنوان',
    again: 'إنشاء عنوان جديد؛ وينتهي القديم',
    end: 'إلغاء هذا العنوان',
    once: 'انسخ العنوان الآن: لا يُعرض إلا مرة واحدة.',
    address: 'العنوان السري',
    subscribe: 'فتح في برنامج التقويم',
  },
}

/** The words in a language of the site; English where there are none. */
export function calendarWords(lang: string): CalendarWords {
  return all[lang] ?? english
}
