import type { Palette, PaletteName } from './palette.ts'

/** Colours of the covers, one family each; worked out in OKLCH so that every title reads at 5:1 or better. */
export const palettes: Readonly<Record<PaletteName, Palette>> = {
  // 000 computers, information, general works
  general: {
    grounds: ['#324152', '#223442', '#3b4759'],
    edges: ['#1b2a3a', '#0e202d', '#232e3f'],
    text: '#f9f3e6',
    ink: '#e9ddc4',
    tone: '#b9a989',
    deep: '#556576',
  },
  // 100 philosophy and psychology
  philosophy: {
    grounds: ['#513366', '#3e2659', '#5e3868'],
    edges: ['#391b4c', '#2a1143', '#431e4d'],
    text: '#fceff7',
    ink: '#f6d2e9',
    tone: '#d294bd',
    deep: '#75588b',
  },
  // 200 religion
  religion: {
    grounds: ['#6a4d0c', '#5e3c00', '#6b5716'],
    edges: ['#503500', '#472700', '#513d00'],
    text: '#fcf2e7',
    ink: '#f4d9bb',
    tone: '#cfa16c',
    deep: '#8f733c',
  },
  // 300 social sciences
  society: {
    grounds: ['#313869', '#1d2b59', '#3f3c6f'],
    edges: ['#1c204f', '#0b1643', '#272353'],
    text: '#f5f1fe',
    ink: '#e3d7fb',
    tone: '#b39edb',
    deep: '#535c8e',
  },
  // 400 language
  language: {
    grounds: ['#005356', '#004443', '#0a5963'],
    edges: ['#003a3e', '#002f2f', '#003f49'],
    text: '#e8f8f1',
    ink: '#bee9d9',
    tone: '#78bba3',
    deep: '#36777b',
  },
  // 500 science
  science: {
    grounds: ['#214d6d', '#05405b', '#315276'],
    edges: ['#053553', '#002a44', '#18385a'],
    text: '#e7f7fb',
    ink: '#b9e7f3',
    tone: '#6eb8c9',
    deep: '#497292',
  },
  // 600 technology
  technology: {
    grounds: ['#265331', '#1f431e', '#235b3f'],
    edges: ['#0b3a1b', '#092e09', '#014127'],
    text: '#eff6ea',
    ink: '#d3e5c3',
    tone: '#9ab580',
    deep: '#4d7856',
  },
  // 700 arts and recreation
  arts: {
    grounds: ['#82461a', '#733411', '#865017'],
    edges: ['#672d00', '#5b1e00', '#6a3600'],
    text: '#fbf2e6',
    ink: '#f2daba',
    tone: '#d0a260',
    deep: '#a96d45',
  },
  // 800 literature
  literature: {
    grounds: ['#782639', '#661533', '#822e35'],
    edges: ['#5c0823', '#4d0020', '#63101c'],
    text: '#ffefed',
    ink: '#fed2cd',
    tone: '#e3928b',
    deep: '#a04e5d',
  },
  // 900 history and geography
  history: {
    grounds: ['#474f28', '#3d3f16', '#485732'],
    edges: ['#30370f', '#292a00', '#2f3e1a'],
    text: '#f7f4e6',
    ink: '#e8deb9',
    tone: '#b8ab7a',
    deep: '#6b734d',
  },
  // picture books and early readers
  'picture-book': {
    grounds: ['#a04130', '#8e2e2d', '#a64b27'],
    edges: ['#822516', '#741417', '#872f03'],
    text: '#f9f3e6',
    ink: '#eddcb9',
    tone: '#c8a65d',
    deep: '#c96a58',
  },
  // films and television
  film: {
    grounds: ['#2c2b3f', '#1c1f31', '#353144'],
    edges: ['#171628', '#0b0c1d', '#1e1a2c'],
    text: '#fbf2e6',
    ink: '#ecdbc4',
    tone: '#bda78a',
    deep: '#4e4d62',
  },
  // music and sound
  music: {
    grounds: ['#6a2a52', '#571c49', '#752f50'],
    edges: ['#4f103a', '#400434', '#581436'],
    text: '#ffefee',
    ink: '#fed2d0',
    tone: '#e39191',
    deep: '#915076',
  },
  // games
  game: {
    grounds: ['#005c4a', '#004c36', '#006359'],
    edges: ['#004333', '#003622', '#00483f'],
    text: '#f7f4e6',
    ink: '#e8deb9',
    tone: '#bcab69',
    deep: '#35816f',
  },
  // things that are lent: machines, kits, tools
  equipment: {
    grounds: ['#3b4957', '#2b3b48', '#444f5f'],
    edges: ['#24323f', '#182733', '#2c3645'],
    text: '#eaf5ff',
    ink: '#cde1f3',
    tone: '#94aec5',
    deep: '#5f6e7c',
  },
  // magazines and newspapers
  serial: {
    grounds: ['#5b5048', '#4d413a', '#61584e'],
    edges: ['#433830', '#372c26', '#473e35'],
    text: '#fdf1e8',
    ink: '#ecdacd',
    tone: '#bca695',
    deep: '#80756c',
  },
  // nothing known
  unclassed: {
    grounds: ['#58463b', '#49372e', '#5d4e40'],
    edges: ['#3f2f24', '#34231b', '#433528'],
    text: '#faf2e6',
    ink: '#eadcc6',
    tone: '#baa88c',
    deep: '#7c6b5f',
  },
}
