/** Spanish words of dates and periods. */
import { counted, phrases, Phrases, words, type DateWords } from './lexicon.ts'

const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'

export const datesEs: DateWords = {
  months: new Map([...counted(MONTHS, 1), ['setiembre', 9]]),
  joints: words('de del , º °'),
  fiscal: new Phrases(
    phrases(
      true,
      'año fiscal|el año fiscal|ejercicio fiscal|ejercicio|año|el año|los años|años|ciclo escolar|ciclo',
    ),
  ),
  partOf: new Phrases(
    phrases(
      true,
      `principios de|a principios de|inicios de|comienzos de|mediados de|finales de|fines de|primer semestre de|segundo semestre de|
      primer trimestre de|segundo trimestre de|tercer trimestre de|cuarto trimestre de|último trimestre de|primera mitad de|
      segunda mitad de|primer semestre del|segundo semestre del|primer trimestre del|segundo trimestre del|verano de|invierno de|
      primavera de|otoño de|primera mitad del|segunda mitad del|el bienio|bienio|el trienio|el período|el periodo|período|periodo|cierre de|
      fines del|finales del|principios del|comienzos del`,
    ),
  ),
  sequence: words('primeros primeras últimos últimas'),
  cues: new Phrases({
    ...phrases(
      'keep',
      'desde|hasta|a partir de|antes de|después de|tras|al|a|para|desde el|hasta el|a partir del|desde principios de|desde finales de',
    ),
    ...phrases(
      'drop',
      'en|durante|de|del|en el|durante el|durante la|en la|durante los|en los|el|por|a lo largo de|a lo largo del',
    ),
    ...phrases(
      'base',
      'que en|que el|frente a|con respecto a|respecto a|respecto de|comparado con|en comparación con|respecto al|frente al|con respecto al',
    ),
  }),
  ranges: [
    { open: 'entre', middle: ['y', 'e'] },
    { open: 'de', middle: ['a', 'hasta', '-', '–'] },
    { open: 'desde', middle: ['hasta', 'a'] },
  ],
  middles: words('a hasta – - — y'),
  relative: new Phrases({
    ...phrases(
      'plain',
      `el año pasado|año pasado|este año|el mes pasado|este mes|última década|la última década|década pasada|el último año|último año|
      los últimos años|últimos años|años recientes|últimos meses|los últimos meses|últimas décadas|pasada década|el presente año|año en curso|
      último decenio|el siglo xxi|la actualidad`,
    ),
    ...phrases('each', 'cada año|cada mes|cada día|cada semana|todos los años|todos los días'),
    ...phrases(
      'same',
      'ese año|ese mismo año|el mismo año|el mismo período|el mismo periodo|ese período|ese periodo|dicho período|dicho periodo|dicho año|mismo período|mismo periodo|este período|este periodo',
    ),
    ...phrases(
      'before',
      'el año anterior|año anterior|un año antes|el año previo|año previo|el mes anterior|una década antes|una década atrás',
    ),
  }),
  timeUnits: new Map([
    ['año', 'year'],
    ['años', 'year'],
    ['mes', 'month'],
    ['meses', 'month'],
    ['semana', 'week'],
    ['semanas', 'week'],
    ['día', 'day'],
    ['días', 'day'],
    ['hora', 'hour'],
    ['horas', 'hour'],
    ['minuto', 'minute'],
    ['minutos', 'minute'],
    ['década', 'decade'],
    ['décadas', 'decade'],
    ['noche', 'night'],
    ['noches', 'night'],
    ['siglo', 'century'],
    ['siglos', 'century'],
    ['trimestre', 'quarter'],
    ['trimestres', 'quarter'],
  ]),
  since: words('desde'),
  spans: words('últimos últimas primeros primeras próximos próximas pasados pasadas siguientes'),
  some: words('pocos pocas varios varias'),
}
