/** Spanish words of the number reader. */
import { phrases, Phrases, words, type Lexicon } from './lexicon.ts'
import { datesEs } from './dates-es.ts'
import { numbersEs } from './numbers-es.ts'
import { exclusionsEs } from './exclusions-es.ts'

export const lexiconEs: Lexicon = {
  locale: 'es',
  decimalMark: ',',
  functionWords:
    words(`el la los las lo un una unos unas de del a al en por para con sin sobre entre hasta desde hacia según
    durante mediante y e o u ni que quien quienes cual cuales cuyo cuya cuando donde como si no se su sus le les lo me mi
    nos nuestro es son era eran fue fueron ser sido siendo está están estaba estaban ha han había habían haber hay hubo
    este esta estos estas ese esa esos esas aquel aquella ello ellos ellas pero sino aunque mientras porque pues más menos
    muy también ya todo toda todos todas cada otro otra otros otras mismo misma ante bajo contra tras así además cuyos
    cuyas tiene tienen tenía tenían puede pueden debe deben frente respecto qué`),
  verbs: words(`vive viven recibe reciben contaba contaban cruzaron murieron fallecieron dijo dijeron señaló
    informó informaron llegó llegaron salió salieron perdió perdieron declaró declararon pagó pagaron sufre sufren sufrió
    sufrieron permanece permanecen sigue siguen carece carecen representa representan corresponde corresponden
    alcanzó alcanzaron aumentó disminuyó cayó subió bajó creció solicitó solicitaron presentaron presentó registró
    registraron murió quedó quedaron huyeron viajaba viajaban afirmó afirmaron indicó indicaron trabaja trabajan estudia
    derivaron dio dieron dan da hace atrás antes después diariamente anualmente solamente respectivamente actualmente
    necesita necesitan requiere requieren padece padecen accede acceden`),
  abbreviations: words(
    'sr sra dr dra lic núm núms nro no art arts pág págs p pp cap vol fig inc ed ca aprox etc párr párrs ee uu s av col',
  ),
  numbers: numbersEs,
  percent: new Phrases({
    ...phrases('%', '%|por ciento|por cien|porciento|p . 100'),
    ...phrases('percentage points', 'puntos porcentuales|punto porcentual|puntos de porcentaje|p . p .|pp'),
    ...phrases('‰', '‰|por mil'),
  }),
  times: new Phrases(phrases(true, 'veces')),
  currencyBefore: new Phrases({
    ...phrases('USD', '$|us $|usd|usd $|eeuu $|u.s. $|dólares'),
    ...phrases('MXN', 'mx $|mxn|mxn $|mex $'),
    ...phrases('EUR', '€|eur'),
    ...phrases('GBP', '£|gbp'),
    ...phrases('BRL', 'r $|brl'),
    ...phrases('COP', 'cop|cop $|col $'),
    ...phrases('CLP', 'clp|clp $|ch $'),
    ...phrases('ARS', 'ars|ar $'),
    ...phrases('PEN', 's /|pen|s / .'),
    gtq: 'GTQ',
    hnl: 'HNL',
  }),
  currencyAfter: new Phrases({
    ...phrases(
      'USD',
      'dólares|dólar|de dólares|dólares estadounidenses|de dólares estadounidenses|usd|us $|dólares americanos|de dólares de los estados unidos',
    ),
    ...phrases('EUR', 'euros|euro|de euros|eur|€'),
    ...phrases('MXN', 'pesos mexicanos|de pesos mexicanos|mxn'),
    ...phrases('COP', 'pesos colombianos|de pesos colombianos|cop'),
    ...phrases('CLP', 'pesos chilenos|de pesos chilenos|clp'),
    ...phrases('ARS', 'pesos argentinos|de pesos argentinos|ars'),
    ...phrases('pesos', 'pesos|de pesos'),
    ...phrases('GTQ', 'quetzales|de quetzales|gtq'),
    ...phrases('HNL', 'lempiras|de lempiras|hnl'),
    ...phrases('PEN', 'soles|de soles'),
    ...phrases('NIO', 'córdobas|de córdobas'),
    ...phrases('CRC', 'colones|de colones'),
    ...phrases('GBP', 'libras esterlinas|de libras esterlinas'),
  }),
  qualifiersBefore: new Phrases({
    ...phrases(
      '>',
      `más de|mas de|superior a|superiores a|supera|superan|superó|superaron|supera los|superó los|superaron los|superan los|supera el|
      superó el|supera las|superó las|por encima de|por encima del|algo más de|poco más de|un poco más de|mucho más de|excede|excedió|
      excedieron|exceden|por arriba de|arriba de|mayor a|mayor de|mayor que|rebasa|rebasó|rebasaron|rebasan|rebasó los|rebasa los|>|
      sobrepasa|sobrepasó|superando|superando los|muy superior a|bastante más de`,
    ),
    ...phrases(
      '≥',
      `al menos|por lo menos|no menos de|cuando menos|como mínimo|un mínimo de|mínimo|a lo menos|≥|no inferior a|mínimo de`,
    ),
    ...phrases(
      '<',
      `menos de|menos del|inferior a|inferior al|inferiores a|por debajo de|por debajo del|poco menos de|algo menos de|un poco menos de|
      menor a|menor de|menor que|<|debajo de`,
    ),
    ...phrases(
      '≤',
      'hasta|como máximo|a lo sumo|no más de|un máximo de|≤|máximo de|a lo más|no superior a|tantos como|hasta un|hasta el',
    ),
    ...phrases(
      '≈',
      `alrededor de|alrededor del|cerca de|cerca del|casi|aproximadamente|unos|unas|en torno a|en torno al|aprox .|aprox|
      cercano a|cercana a|próximo a|~|≈|un estimado de|una estimación de|estimado en|estimada en|estimados en|estimadas en|
      aproximado de|un aproximado de|prácticamente|del orden de|poco más o menos|cosa de|más o menos|ronda|rondan|rondó|ronda los|rondan los|
      algunos|cerca de los|cerca de las|alrededor de los|alrededor de las|se estima en|se estiman en|estimados|estimadas`,
    ),
    ...phrases('>', 'más del|más de los|más de las|superior al|superó el|mayor al'),
    ...phrases('≥', 'no menos del|al menos el|al menos un|por lo menos el'),
    ...phrases(
      '≈',
      'casi el|casi un|casi los|casi las|cerca de un|aproximadamente el|aproximadamente un|en torno al',
    ),
  }),
  qualifiersAfter: new Phrases({
    ...phrases('≥', 'o más|o mayor|como mínimo|por lo menos|al menos|o superior'),
    ...phrases('≤', 'o menos|como máximo|o inferior'),
    ...phrases('≈', 'aproximadamente|más o menos|aprox'),
    ...phrases('>', '+'),
  }),
  fillers: new Phrases(phrases(true, 'el|la|los|las|un|una|un total de|un promedio de|una media de')),
  changes:
    words(`aumentó aumentaron aumentar aumenta aumento pasó pasaron pasar pasando pasa creció crecieron crecimiento subió
    subieron subida incrementó incrementaron incremento bajó bajaron bajar descendió descendieron descenso cayó cayeron caída
    disminuyó disminuyeron disminución redujo redujeron reducir reducción se duplicó duplicó triplicó elevó elevaron ascendió variación cambio incrementar incrementarse crecer`),
  comparatives: words('más menos mayor menor superior inferior'),
  ranging: words('oscila oscilan osciló oscilaron varía varían varió rango fluctúa fluctuó'),
  rangeOpeners: new Map([
    ['entre', ['y', 'e']],
    ['de', ['a', 'hasta', '-', '–']],
    ['desde', ['hasta', 'a']],
    ['del', ['al', 'a']],
  ]),
  rangeMiddles: words('a - – — o'),
  rates: new Phrases({
    ...phrases('either', 'por|por cada|para cada'),
    ...phrases('number', 'de cada|cada|de entre'),
    ...phrases('unit', 'al|a la|cada'),
  }),
  rateWords: new Phrases({
    ...phrases('year', 'anuales|anual|anualmente|al año|cada año|por año'),
    ...phrases('month', 'mensuales|mensual|mensualmente|al mes|cada mes|por mes'),
    ...phrases('week', 'semanales|semanal|a la semana|por semana|cada semana'),
    ...phrases('day', 'diarios|diarias|diario|diaria|diariamente|al día|cada día|por día'),
    ...phrases('hour', 'por hora|a la hora'),
    ...phrases('person', 'per cápita|por persona|por cabeza'),
  }),
  outOf: new Phrases(phrases(true, 'de cada|por cada|en cada|de|sobre|en')),
  partitive: new Phrases(
    phrases(true, 'de los|de las|de un total de|de entre los|de entre las|de sus|de estos|de estas|de'),
  ),
  dates: datesEs,
  articlesBeforeDates: words('el la los las'),
  cueWords: words(
    'en desde de del hasta durante entre y a año el enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  ),
  exclusions: exclusionsEs,
  heads: {
    determiners: words(
      'el la los las un una unos unas estos estas esos esas sus su todos todas todo toda dichos dichas otros otras',
    ),
    of: words('de del'),
    people:
      words(`personas persona migrantes migrante refugiados refugiadas refugiado niños niñas niño niña menores mujeres mujer
      hombres hombre adolescentes adolescente jóvenes joven adultos adultas adulto solicitantes solicitante víctimas víctima
      habitantes habitante trabajadores trabajadoras trabajador agentes agente funcionarios funcionario policías policía
      soldados militares estudiantes estudiante alumnos alumnas periodistas periodista defensores defensoras defensor
      activistas activista desplazados desplazadas detenidos detenidas detenido presos reclusos internos ciudadanos ciudadano
      nacionales extranjeros extranjeras venezolanos venezolanas hondureños hondureñas salvadoreños guatemaltecos mexicanos
      haitianos cubanos nicaragüenses colombianos ecuatorianos centroamericanos madres padres hijos hijas hijo hija familiares
      entrevistados entrevistadas entrevistado encuestados encuestadas beneficiarios beneficiarias pacientes médicos muertos
      muertas desaparecidos desaparecidas heridos retornados deportados indígenas campesinos docentes jueces fiscales
      abogados civiles empleados pasajeros residentes inmigrantes emigrantes participantes integrantes miembros`),
    plurals: words('gente personal'),
    attributive: words(''),
    nounFirst: true,
    moneyOf: words('en de'),
  },
  placeCues: words('en de desde a hacia por entre del al'),
  and: words('y e o u'),
  uncertainty: new Phrases({
    ...phrases('margin', '±|margen de error|margen de error muestral|+ / -'),
    ...phrases(
      'interval',
      'intervalo de confianza|ic|error estándar|nivel de confianza|p <|p =|desviación estándar|de confianza',
    ),
  }),
}
