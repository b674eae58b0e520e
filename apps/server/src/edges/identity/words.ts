/** What the pages of sign-in with accounts of elsewhere say to the public. */
export interface IdentityWords {
  readonly or: string
  readonly with: (name: string) => string
  readonly directory: (name: string) => string
  readonly failed: string
  readonly again: string
  readonly card: string
  readonly signedOut: string
  readonly signedOutText: string
  readonly alsoThere: (name: string) => string
  readonly alsoThereText: (name: string) => string
  readonly home: string
}

const english: IdentityWords = {
  or: 'or',
  with: (name) => `Sign in with ${name}`,
  directory: (name) => `User name and password of ${name} work here as well.`,
  failed: 'You are not signed in',
  again: 'Try again',
  card: 'Sign in with the library card',
  signedOut: 'You are signed out',
  signedOutText: 'Nothing of your account is left on this device.',
  alsoThere: (name) => `Sign out of ${name}`,
  alsoThereText: (name) =>
    `Here you are signed out. Your account at ${name} is still open in this browser; at a computer that others use, sign out there too.`,
  home: 'Go to the catalogue',
}

const all: Readonly<Record<string, IdentityWords>> = {
  en: english,
  es: {
    or: 'o',
    with: (name) => `Entrar con ${name}`,
    directory: (name) => `Aquí también valen el usuario y la contraseña de ${name}.`,
    failed: 'No ha iniciado sesión',
    again: 'Intentarlo de nuevo',
    card: 'Entrar con el carné de la biblioteca',
    signedOut: 'Ha cerrado la sesión',
    signedOutText: 'En este dispositivo no queda nada de su cuenta.',
    alsoThere: (name) => `Cerrar la sesión de ${name}`,
    alsoThereText: (name) =>
      `Aquí ha cerrado la sesión. Su cuenta de ${name} sigue abierta en este navegador; en un ordenador compartido, ciérrela también allí.`,
    home: 'Ir al catálogo',
  },
  fr: {
    or: 'ou',
    with: (name) => `Se connecter avec ${name}`,
    directory: (name) => `L’identifiant et le mot de passe de ${name} sont aussi valables ici.`,
    failed: 'Vous n’êtes pas connecté',
    again: 'Réessayer',
    card: 'Se connecter avec la carte de bibliothèque',
    signedOut: 'Vous êtes déconnecté',
    signedOutText: 'Il ne reste rien de votre compte sur cet appareil.',
    alsoThere: (name) => `Se déconnecter de ${name}`,
    alsoThereText: (name) =>
      `Ici, vous êtes déconnecté. Votre compte ${name} est encore ouvert dans ce navigateur ; sur un ordinateur partagé, déconnectez-vous là aussi.`,
    home: 'Aller au catalogue',
  },
  de: {
    or: 'oder',
    with: (name) => `Mit ${name} anmelden`,
    directory: (name) => `Benutzername und Passwort von ${name} gelten hier auch.`,
    failed: 'Sie sind nicht angemeldet',
    again: 'Noch einmal versuchen',
    card: 'Mit dem Bibliotheksausweis anmelden',
    signedOut: 'Sie sind abgemeldet',
    signedOutText: 'Auf diesem Gerät ist nichts von Ihrem Konto geblieben.',
    alsoThere: (name) => `Bei ${name} abmelden`,
    alsoThereText: (name) =>
      `Hier sind Sie abgemeldet. Ihr Konto bei ${name} ist in diesem Browser noch offen; melden Sie sich an gemeinsam genutzten Computern auch dort ab.`,
    home: 'Zum Katalog',
  },
  ar: {
    or: 'أو',
    with: (name) => `تسجيل الدخول عبر ${name}`,
    directory: (name) => `يمكنك هنا أيضًا استخدام اسم المستخدم وكلمة المرور الخاصين بـ ${name}.`,
    failed: 'لم يتم تسجيل دخولك',
    again: 'حاول مرة أخرى',
    card: 'تسجيل الدخول ببطاقة المكتبة',
    signedOut: 'تم تسجيل خروجك',
    signedOutText: 'لم يبقَ شيء من حسابك على هذا الجهاز.',
    alsoThere: (name) => `تسجيل الخروج من ${name}`,
    alsoThereText: (name) =>
      `تم تسجيل خروجك هنا. حسابك لدى ${name} لا يزال مفتوحًا في هذا المتصفح؛ على حاسوب مشترك سجّل خروجك هناك أيضًا.`,
    home: 'إلى الفهرس',
  },
}

/** The words in a language; English where there are none. */
export function identityWords(language: string): IdentityWords {
  return all[language] ?? english
}
