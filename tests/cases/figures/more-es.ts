/** Spanish sentences for each kind of figure and of number that is none. All of it is invented. */
import { figure as f, reads } from './figure-case.ts'

export const FIGURES_ES = [
  reads(
    'El presupuesto aumentó entre un 5 % y un 7 % entre 2015 y 2017.',
    f('entre un 5 % y un 7 %', 'range', 5, { high: 7, unit: '%', period: '2015–2017' }),
  ),
  reads('Se perdieron 1.250.000 hectáreas.', f('1.250.000', '=', 1250000, { unit: 'hectáreas' })),
  reads('Se perdieron 1 250 000 hectáreas.', f('1 250 000', '=', 1250000, { unit: 'hectáreas' })),
  reads(
    'La CNDH registró 138,000 casos en 2017.',
    f('138,000', '=', 138000, { head: 'casos', period: '2017' }),
  ),
  reads('Representa el 12.5% del total y 1,300 casos.', f('12.5%', '=', 12.5), f('1,300', '=', 1300)),
  reads('Representa el 12,5 % del total y 1.300 casos.', f('12,5 %', '=', 12.5), f('1.300', '=', 1300)),
  reads('Costó US$ 4,5 millones.', f('US$ 4,5 millones', '=', 4.5e6, { unit: 'USD' })),
  reads('Costó tres mil millones de dólares.', f('tres mil millones de dólares', '=', 3e9, { unit: 'USD' })),
  reads('Costó 300 mil pesos mexicanos.', f('300 mil pesos mexicanos', '=', 300000, { unit: 'MXN' })),
  reads('Costó medio millón de euros.', f('medio millón de euros', '=', 5e5, { unit: 'EUR' })),
  reads('Murieron treinta y dos personas.', f('treinta y dos', '=', 32, { unit: 'people' })),
  reads('Murieron doscientas cincuenta personas.', f('doscientas cincuenta', '=', 250, { unit: 'people' })),
  reads('Murieron mil personas.', f('mil', '=', 1000, { unit: 'people' })),
  reads('Murió una docena de personas.', f('una docena', '=', 12)),
  reads(
    'El 35 por ciento de los hogares no tiene agua.',
    f('35 por ciento', '=', 35, { unit: '%', head: 'hogares' }),
  ),
  reads(
    'Dos tercios de las aldeas carecen de luz.',
    f('Dos tercios', '=', 2 / 3, { unit: 'share', head: 'aldeas' }),
  ),
  reads(
    'La tercera parte de los niños trabaja.',
    f('La tercera parte', '=', 1 / 3, { unit: 'share', head: 'niños' }),
  ),
  reads(
    'Uno de cada tres niños trabaja.',
    f('Uno de cada tres', '=', 1 / 3, { unit: 'share', head: 'niños' }),
  ),
  reads('Hubo 12 muertes por cada mil nacidos vivos.', f('12', '=', 12, { unit: 'per 1,000 nacidos vivos' })),
  reads('La tasa fue de 68 por 100 000 habitantes.', f('68', '=', 68, { unit: 'per 100,000 habitantes' })),
  reads('Es cinco veces mayor que antes.', f('cinco veces', '=', 5, { unit: 'times' })),
  reads('Ganan 10 dólares al día.', f('10 dólares', '=', 10, { unit: 'USD per day' })),
  reads('Cada año mueren unas 900 mujeres.', f('unas 900', '≈', 900, { unit: 'people per year' })),
  reads('Murieron al menos 30 personas.', f('al menos 30', '≥', 30)),
  reads('Murieron menos de 30 personas.', f('menos de 30', '<', 30)),
  reads('Murieron cerca de 30 personas.', f('cerca de 30', '≈', 30)),
  reads('Murieron no más de 30 personas.', f('no más de 30', '≤', 30)),
  reads('Murieron más del 30 % de los animales.', f('más del 30 %', '>', 30, { unit: '%' })),
  reads('Murieron entre 30 y 40 personas.', f('entre 30 y 40', 'range', 30, { high: 40 })),
  reads('Murieron de 30 a 40 personas.', f('30 a 40', 'range', 30, { high: 40 })),
  reads('Pasó de 30 a 40 personas.', f('30', '=', 30), f('40', '=', 40)),
  reads(
    'Costará entre 4 y 5 millones de dólares.',
    f('entre 4 y 5 millones de dólares', 'range', 4e6, { high: 5e6, unit: 'USD' }),
  ),
  reads(
    'En el primer trimestre de 2020 murieron 30 personas.',
    f('30', '=', 30, { period: 'primer trimestre de 2020' }),
  ),
  reads(
    'El año pasado murieron 30 personas en Perú.',
    f('30', '=', 30, { period: 'año pasado', place: 'Perú' }),
  ),
  reads(
    'En los últimos cinco años murieron 30 personas.',
    f('30', '=', 30, { period: 'últimos cinco años' }),
  ),
  reads(
    'De 2010 a 2015 murieron 30 personas en Ciudad Juárez.',
    f('30', '=', 30, { period: '2010–2015', place: 'Ciudad Juárez' }),
  ),
  reads(
    'Al 31 de marzo de 2020 había 30 personas detenidas.',
    f('30', '=', 30, { period: 'al 31 de marzo de 2020' }),
  ),
]

/** No figure stands in any of these. */
export const NONE_ES = [
  'Entró en vigor el 1 de enero de 2020.',
  'Los artículos 12, 13 y 14 de la Constitución lo prohíben.',
  'La Ley 1448 de 2011 y el Decreto 4800 lo regulan.',
  'Una mujer de 34 años y un niño de 6 años fueron detenidos.',
  'Es uno de los países que más sufre.',
  'Estos tres países firmaron; los dos se retiraron.',
  'Hay tres tipos de riesgo y dos razones.',
  'Miles de personas y decenas de perros llegaron.',
  'Llegó a las 14 horas del 3 de mayo.',
  'Véanse las páginas 12 a 15 y los cuadros 3 y 4.',
  'Dos años después regresó.',
  'Debe responder dentro de 30 días.',
  'La resolución 2334 (2016) y el párr. 12 lo dicen.',
  '1. Introducción',
  'La Agenda 2030 y el COVID-19 cambiaron todo.',
]
