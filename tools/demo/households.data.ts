import type { BranchCode } from './copies.ts'

export type CategoryCode = 'adult' | 'senior' | 'teen' | 'child' | 'staff' | 'institution' | 'housebound'

/** What is out of the ordinary with a card. */
export interface CardState {
  /** Days until it ends; below zero it has ended. */
  readonly endsIn?: number
  /** Why it was blocked by hand. */
  readonly blocked?: string
  readonly keepHistory?: boolean
  readonly note?: string
}

/** One person: given name, family name, age in years, category, language of notices, and what is special. */
export type Person = readonly [
  given: string,
  family: string,
  age: number,
  category: CategoryCode,
  language: string,
  state?: CardState,
]

/** People at one address who share a telephone. */
export interface Household {
  readonly street: string
  readonly branch: BranchCode
  readonly people: readonly Person[]
}

/**
 * The people of Elm County, all invented. The first person of a household is its head; Jordan Reyes, whom the
 * pictures show, is the first of all.
 */
export const households: readonly Household[] = [
  {
    street: '14 Alder Lane',
    branch: 'ELM',
    people: [
      ['Jordan', 'Reyes', 34, 'adult', 'en', { endsIn: 9 }],
      ['Camila', 'Reyes', 33, 'adult', 'es'],
      ['Mateo', 'Reyes', 7, 'child', 'en'],
    ],
  },
  {
    street: '3 Mill Row',
    branch: 'ELM',
    people: [
      ['Eleanor', 'Whitcomb', 81, 'housebound', 'en', { note: 'Large print. Delivered on the second Tuesday.' }],
    ],
  },
  {
    street: '22 Birch Street',
    branch: 'ELM',
    people: [
      ['Chidi', 'Okonkwo', 41, 'adult', 'en', { keepHistory: true }],
      ['Adaeze', 'Okonkwo', 39, 'adult', 'en'],
      ['Kelechi', 'Okonkwo', 13, 'teen', 'en'],
      ['Nneka', 'Okonkwo', 9, 'child', 'en'],
      ['Obinna', 'Okonkwo', 5, 'child', 'en'],
    ],
  },
  {
    street: '8 Tanner Brook Road',
    branch: 'ELM',
    people: [
      ['Thị Lan', 'Nguyễn', 36, 'adult', 'vi'],
      ['Văn Minh', 'Nguyễn', 38, 'adult', 'vi'],
      ['Bảo Châu', 'Nguyễn', 11, 'child', 'en'],
      ['Thị Hoa', 'Trần', 68, 'senior', 'vi'],
    ],
  },
  {
    street: '41 Harbour View',
    branch: 'HAR',
    people: [
      ['Олена', 'Петренко', 37, 'adult', 'uk'],
      ['Данило', 'Петренко', 12, 'teen', 'uk'],
      ['Соломія', 'Петренко', 8, 'child', 'uk'],
    ],
  },
  {
    street: '5 Quay Road',
    branch: 'HAR',
    people: [
      ['Siobhán', 'Ní Dhomhnaill', 62, 'senior', 'en'],
      ['Pádraig', 'Ó Súilleabháin', 66, 'senior', 'en'],
    ],
  },
  {
    street: '19 Maple Avenue',
    branch: 'ELM',
    people: [
      ['Amina', 'Diallo', 29, 'adult', 'fr'],
      ['Ousmane', 'Diallo', 4, 'child', 'fr'],
    ],
  },
  {
    street: '2 Station Square',
    branch: 'ELM',
    people: [
      ['Łukasz', 'Wiśniewski', 31, 'adult', 'pl'],
      ['Zofia', 'Wiśniewska', 30, 'adult', 'pl'],
    ],
  },
  {
    street: '77 Elm Street',
    branch: 'ELM',
    people: [
      ['Priya', 'Raman', 44, 'adult', 'en'],
      ['Karthik', 'Raman', 46, 'adult', 'en'],
      ['Ananya', 'Raman', 15, 'teen', 'en'],
      ['Arjun', 'Raman', 10, 'child', 'en'],
    ],
  },
  {
    street: '11 Ferry Lane',
    branch: 'HAR',
    people: [
      ['Gunnar', 'Sørensen', 71, 'senior', 'en', { keepHistory: true }],
      ['Ruth', 'Sørensen', 69, 'senior', 'en'],
    ],
  },
  { street: '30 Orchard Hill', branch: 'ELM', people: [['Beatriz', 'Almeida Costa', 27, 'adult', 'pt']] },
  {
    street: '6 Cooper Street',
    branch: 'ELM',
    people: [
      ['Yusuf', 'Al-Masri', 45, 'adult', 'ar'],
      ['ليلى', 'المصري', 42, 'adult', 'ar'],
      ['Maryam', 'Al-Masri', 14, 'teen', 'en'],
      ['Hamza', 'Al-Masri', 6, 'child', 'en'],
    ],
  },
  {
    street: '15 School Street',
    branch: 'ELM',
    people: [
      ['Deshawn', 'Carter', 22, 'adult', 'en'],
      ['Loretta', 'Carter', 64, 'senior', 'en'],
    ],
  },
  { street: '9 Chapel Court', branch: 'ELM', people: [['Margaret', 'Pruitt', 77, 'senior', 'en']] },
  {
    street: '53 Birch Street',
    branch: 'ELM',
    people: [
      ['美咲', '佐藤', 35, 'adult', 'ja'],
      ['Kenta', 'Sato', 37, 'adult', 'ja'],
      ['Hana', 'Sato', 6, 'child', 'en'],
    ],
  },
  { street: '1 Lighthouse Road', branch: 'HAR', people: [['Elias', 'Haverford', 74, 'senior', 'en']] },
  {
    street: '26 Mill Row',
    branch: 'ELM',
    people: [
      ['Rosa', 'Jiménez Ortega', 52, 'adult', 'es'],
      ['Joaquín', 'Jiménez', 17, 'teen', 'es'],
      ['Lucía', 'Jiménez', 15, 'teen', 'es'],
    ],
  },
  {
    street: '4 Willow Close',
    branch: 'ELM',
    people: [['Arthur', 'Blankenship', 58, 'adult', 'en', { blocked: 'Mail returned: ask for the new address.' }]],
  },
  {
    street: '12 Willow Close',
    branch: 'ELM',
    people: [
      ['Imani', 'Brooks', 33, 'adult', 'en'],
      ['Zuri', 'Brooks', 3, 'child', 'en'],
      ['Malik', 'Brooks', 8, 'child', 'en'],
    ],
  },
  {
    street: '38 Tern Point Road',
    branch: 'HAR',
    people: [
      ['Hugo', 'Lindqvist', 49, 'adult', 'sv'],
      ['Saga', 'Lindqvist', 16, 'teen', 'en'],
    ],
  },
  {
    street: '7 Pine Street',
    branch: 'ELM',
    people: [
      ['Mei-Ling', 'Chen', 40, 'adult', 'zh'],
      ['建国', '陈', 70, 'senior', 'zh'],
      ['Owen', 'Chen', 9, 'child', 'en'],
      ['Emily', 'Chen', 12, 'child', 'en'],
    ],
  },
  {
    street: '60 Maple Avenue',
    branch: 'ELM',
    people: [
      ['Dmitri', 'Volkov', 55, 'adult', 'ru'],
      ['Наталья', 'Волкова', 53, 'adult', 'ru'],
    ],
  },
  { street: '18 Harbour View', branch: 'HAR', people: [['Caoimhe', 'Brennan', 28, 'adult', 'en']] },
  {
    street: '21 Orchard Hill',
    branch: 'ELM',
    people: [['Frances', 'Abernathy', 83, 'housebound', 'en', { note: 'Audiobooks; no violence, please.' }]],
  },
  {
    street: '2 Boatyard Lane',
    branch: 'HAR',
    people: [
      ['Tomasz', 'Kowalczyk', 43, 'adult', 'pl'],
      ['Maja', 'Kowalczyk', 11, 'child', 'en'],
    ],
  },
  { street: '33 Cooper Street', branch: 'ELM', people: [['Giulia', 'Ferraro', 26, 'adult', 'it']] },
  {
    street: '48 Pine Street',
    branch: 'ELM',
    people: [
      ['Samuel', 'Tetteh', 38, 'adult', 'en'],
      ['Abena', 'Tetteh', 35, 'adult', 'en'],
      ['Kofi', 'Tetteh', 10, 'child', 'en'],
      ['Esi', 'Tetteh', 7, 'child', 'en'],
    ],
  },
  {
    street: '16 Ferry Lane',
    branch: 'HAR',
    people: [
      ['Walter', 'Crane', 79, 'senior', 'en'],
      ['Lydia', 'Crane', 76, 'senior', 'en'],
    ],
  },
  { street: '9 Station Square', branch: 'ELM', people: [['Noor', 'Haddad', 24, 'adult', 'en']] },
  {
    street: '29 School Street',
    branch: 'ELM',
    people: [
      ['José Luis', 'Peña Ibarra', 36, 'adult', 'es'],
      ['Marisol', 'Peña', 34, 'adult', 'es'],
      ['Ximena', 'Peña', 5, 'child', 'es'],
    ],
  },
  {
    street: '70 Birch Street',
    branch: 'ELM',
    people: [
      ['Keiko', 'Tanaka-Wells', 47, 'adult', 'en'],
      ['Benjamin', 'Tanaka-Wells', 14, 'teen', 'en'],
      ['Naomi', 'Tanaka-Wells', 17, 'teen', 'en'],
    ],
  },
  { street: '13 Chapel Court', branch: 'ELM', people: [['Winifred', 'Oyelaran', 67, 'senior', 'en']] },
  {
    street: '25 Lighthouse Road',
    branch: 'HAR',
    people: [
      ['Marguerite', 'Thibodeaux', 60, 'senior', 'fr'],
      ['Étienne', 'Thibodeaux', 63, 'senior', 'fr'],
    ],
  },
  {
    street: '44 Alder Lane',
    branch: 'ELM',
    people: [
      ['Ayşe', 'Yıldırım', 32, 'adult', 'tr'],
      ['Emre', 'Yıldırım', 34, 'adult', 'tr'],
      ['Defne', 'Yıldırım', 2, 'child', 'tr'],
    ],
  },
  { street: '5 Ropewalk', branch: 'HAR', people: [['Curtis', 'Vanderhoof', 51, 'adult', 'en', { endsIn: -40 }]] },
  { street: '17 Ropewalk', branch: 'HAR', people: [['Nicole', 'Bouchard', 30, 'adult', 'fr']] },
  {
    street: '8 Maple Avenue',
    branch: 'ELM',
    people: [
      ['Ji-woo', 'Park', 33, 'adult', 'ko'],
      ['서연', '박', 8, 'child', 'ko'],
      ['Min-jun', 'Park', 12, 'teen', 'en'],
    ],
  },
  {
    street: '51 Tanner Brook Road',
    branch: 'ELM',
    people: [['Wendell', 'Pruitt', 72, 'senior', 'en', { keepHistory: true }]],
  },
  {
    street: '36 Elm Street',
    branch: 'ELM',
    people: [
      ['Simone', 'Baptiste', 45, 'adult', 'en'],
      ['Lorraine', 'Baptiste', 78, 'senior', 'en'],
    ],
  },
  {
    street: '10 Quay Road',
    branch: 'HAR',
    people: [
      ['Björn', 'Jónsson', 40, 'adult', 'en'],
      ['Þóra', 'Björnsdóttir', 10, 'child', 'en'],
    ],
  },
  {
    street: '23 Willow Close',
    branch: 'ELM',
    people: [
      ['Tamika', 'Robinson', 37, 'adult', 'en'],
      ['Jaylen', 'Robinson', 13, 'teen', 'en'],
    ],
  },
  {
    street: '31 Pine Street',
    branch: 'ELM',
    people: [['Harold', 'Finch', 59, 'adult', 'en', { blocked: 'Two lost-book bills from 2025; see the manager.' }]],
  },
  { street: '6 Tern Point Road', branch: 'HAR', people: [['Sofía', 'Marín Castillo', 29, 'adult', 'es']] },
  {
    street: '20 Mill Row',
    branch: 'ELM',
    people: [['Dorothy', 'Kessler', 86, 'housebound', 'en', { note: 'Call before delivery.' }]],
  },
  {
    street: '40 Orchard Hill',
    branch: 'ELM',
    people: [
      ['Rahul', 'Deshpande', 42, 'adult', 'en'],
      ['अंजलि', 'देशपांडे', 40, 'adult', 'hi'],
      ['Isha', 'Deshpande', 11, 'child', 'en'],
    ],
  },
  {
    street: '14 Boatyard Lane',
    branch: 'HAR',
    people: [
      ['Patrick', 'Doyle', 54, 'adult', 'en'],
      ['Aoife', 'Doyle', 16, 'teen', 'en'],
    ],
  },
  { street: '3 Cooper Street', branch: 'ELM', people: [['Grace', 'Mbeki', 21, 'adult', 'en']] },
  {
    street: '66 Alder Lane',
    branch: 'ELM',
    people: [
      ['Daniel', 'Cohen', 48, 'adult', 'en'],
      ['נועה', 'כהן', 46, 'adult', 'he'],
      ['Ari', 'Cohen', 15, 'teen', 'en'],
    ],
  },
  { street: '27 Harbour View', branch: 'HAR', people: [['Inge', 'Møller Grant', 75, 'senior', 'en']] },
  {
    street: '12 Station Square',
    branch: 'ELM',
    people: [['Anastasia', 'Papadopoulou', 30, 'adult', 'el', { keepHistory: true }]],
  },
  {
    street: '58 School Street',
    branch: 'ELM',
    people: [['Nathaniel', 'Greer', 19, 'adult', 'en', { endsIn: -210 }]],
  },
  {
    street: '39 Ferry Lane',
    branch: 'HAR',
    people: [
      ['Joy', 'Villanueva', 35, 'adult', 'en'],
      ['Miguel', 'Villanueva', 6, 'child', 'en'],
      ['Angelica', 'Villanueva', 9, 'child', 'en'],
    ],
  },
  {
    street: '45 Cooper Street',
    branch: 'ELM',
    people: [
      ['Rivka', 'Goldfarb', 38, 'adult', 'en'],
      ['Shira', 'Goldfarb', 12, 'teen', 'en'],
      ['Eitan', 'Goldfarb', 8, 'child', 'en'],
      ['Talia', 'Goldfarb', 4, 'child', 'en'],
    ],
  },
  { street: '19 Station Square', branch: 'ELM', people: [['Tyrell', 'Washington', 25, 'adult', 'en']] },
  {
    street: '52 Tern Point Road',
    branch: 'HAR',
    people: [
      ['Annika', 'Virtanen', 44, 'adult', 'en'],
      ['Eero', 'Virtanen', 13, 'teen', 'en'],
    ],
  },
  {
    street: '84 Elm Street',
    branch: 'ELM',
    people: [
      ['Farida', 'Rahimi', 31, 'adult', 'fa'],
      ['رضا', 'رحیمی', 36, 'adult', 'fa'],
      ['Nilufar', 'Rahimi', 7, 'child', 'en'],
    ],
  },
  { street: '7 Lighthouse Road', branch: 'HAR', people: [['Clarence', 'Eddy', 68, 'senior', 'en']] },
  { street: '61 Mill Row', branch: 'ELM', people: [['Kahealani', 'Kalani', 23, 'adult', 'en']] },
  {
    street: '35 Willow Close',
    branch: 'ELM',
    people: [
      ['Gábor', 'Szabó', 50, 'adult', 'hu'],
      ['Réka', 'Szabó', 14, 'teen', 'en'],
    ],
  },
  {
    street: '28 Quay Road',
    branch: 'HAR',
    people: [
      ['Dakota', 'Whitehorse', 29, 'adult', 'en'],
      ['River', 'Whitehorse', 5, 'child', 'en'],
    ],
  },
  {
    street: '90 Birch Street',
    branch: 'ELM',
    people: [['Phyllis', 'Nakamura', 70, 'senior', 'en', { keepHistory: true }]],
  },
]

/** Bodies with a card: name, street, branch. */
export const institutions: readonly (readonly [name: string, street: string, branch: BranchCode])[] = [
  ['Elmbridge Elementary School, Room 4', '100 School Street', 'ELM'],
  ['Willow Close Senior Residence', '1 Willow Close', 'ELM'],
  ['Harbour Daycare', '9 Boatyard Lane', 'HAR'],
]
