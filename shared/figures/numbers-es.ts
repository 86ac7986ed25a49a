/** Spanish numbers in words. */
import { counted, phrases, Phrases, words, type NumberWords } from './lexicon.ts'

const ONES = 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'
const TEENS = 'dieciséis diecisiete dieciocho diecinueve'
const TWENTIES =
  'veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'
const TENS = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'
const HUNDREDS =
  'doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos'
const PARTS: readonly (readonly [string, string, number])[] = [
  ['tercio', 'tercera', 3],
  ['cuarto', 'cuarta', 4],
  ['quinto', 'quinta', 5],
  ['sexto', 'sexta', 6],
  ['séptimo', 'séptima', 7],
  ['octavo', 'octava', 8],
  ['noveno', 'novena', 9],
  ['décimo', 'décima', 10],
]

/** "la mitad", "dos tercios", "una quinta parte", "tres cuartas partes". */
function fractions(): Record<string, number> {
  const found: Record<string, number> = { 'la mitad': 0.5, mitad: 0.5 }
  for (const [masculine, feminine, whole] of PARTS) {
    for (const one of ['la', 'una']) found[`${one} ${feminine} parte`] = 1 / whole
    found[`un ${masculine}`] = 1 / whole
    for (const [word, count] of counted(ONES, 1).slice(1, 9)) {
      found[`${word} ${masculine}s`] = count / whole
      found[`${word} ${feminine}s partes`] = count / whole
      found[`las ${word} ${feminine}s partes`] = count / whole
    }
  }
  return found
}

const FEMININE = HUNDREDS.replace(/os\b/g, 'as')

export const numbersEs: NumberWords = {
  small: new Map([
    ['cero', 0],
    ...counted(ONES, 1),
    ...counted(TEENS, 16),
    ['veinte', 20],
    ...counted(TWENTIES, 21),
    ['veintiún', 21],
    ['veintiuna', 21],
    ['veintiun', 21],
    ['dieciseis', 16],
    ['veintidos', 22],
    ['veintitres', 23],
    ['veintiseis', 26],
    ['un', 1],
    ['una', 1],
    ...counted(TENS, 30, 10),
    ['cien', 100],
    ['ciento', 100],
    ...counted(HUNDREDS, 200, 100),
    ...counted(FEMININE, 200, 100),
  ]),
  hundred: words(''),
  scales: new Map([
    ['mil', 1e3],
    ['millón', 1e6],
    ['millon', 1e6],
    ['millones', 1e6],
    ['millardo', 1e9],
    ['millardos', 1e9],
    ['billón', 1e12],
    ['billones', 1e12],
  ]),
  shortScales: new Map([
    ['k', 1e3],
    ['m', 1e6],
    ['mm', 1e6],
    ['mdd', 1e6],
    ['mdp', 1e6],
  ]),
  bareScales: words('mil'),
  articles: words(''),
  groups: new Map([
    ['docena', 12],
    ['docenas', 12],
    ['decena', 10],
    ['centenar', 100],
    ['centena', 100],
    ['millar', 1000],
  ]),
  joiner: 'y',
  joins: 'tens',
  fractions: new Phrases(fractions()),
  looseFractions: new Phrases({}),
  notHalf: {
    before: words('primera segunda otra última'),
    behind: words('hora'),
  },
  half: words('medio media'),
  andHalf: new Phrases(phrases(true, 'y medio|y media')),
  folds: new Map([]),
}
