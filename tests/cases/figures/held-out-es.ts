/**
 * Spanish sentences in the manner of regional-commission, ombudsman and refugee-agency reports, written with their
 * expectations before the reader was. All of it is invented.
 */
import { figure as f, reads } from './figure-case.ts'

export const HELD_OUT_ES = [
  reads(
    'En 2018 fueron detenidas más de 138.000 personas migrantes en México.',
    f('más de 138.000', '>', 138000, { unit: 'people', period: '2018', place: 'México' }),
  ),
  reads(
    'El gasto social alcanzó 1,2 billones de pesos, el 11,5 % del PIB.',
    f('1,2 billones de pesos', '=', 1.2e12),
    f('11,5 %', '=', 11.5, { unit: '%' }),
  ),
  reads(
    'Casi la mitad de las mujeres entrevistadas viajaba con al menos un hijo.',
    f('Casi la mitad', '≈', 0.5, { unit: 'share' }),
    f('al menos un', '≥', 1, { head: 'hijo' }),
  ),
  reads(
    'La tasa de homicidios fue de 61,1 por cada 100.000 habitantes en El Salvador en 2014.',
    f('61,1', '=', 61.1, { unit: 'per 100,000 habitantes', place: 'El Salvador', period: '2014' }),
  ),
  reads(
    'Entre enero y marzo de 2020 se registraron 4 305 solicitudes de asilo.',
    f('4 305', '=', 4305, { head: 'solicitudes de asilo', period: 'enero–marzo de 2020' }),
  ),
  reads(
    'Dos de cada tres niños viven en la pobreza.',
    f('Dos de cada tres', '=', 2 / 3, { unit: 'share', head: 'niños' }),
  ),
  reads(
    'El presupuesto aumentó de 25 millones de dólares en 2015 a 40 millones en 2019.',
    f('25 millones de dólares', '=', 25e6, { unit: 'USD', period: '2015' }),
    f('40 millones', '=', 40e6, { period: '2019' }),
  ),
  reads('El artículo 33 de la Convención de 1951 y la Ley 1448 de 2011 prohíben la devolución.'),
  reads('Véase el cuadro 4, el gráfico II.3 y la página 27 del documento A/HRC/45/12.'),
  reads(
    'Alrededor de 12 mil personas cruzaron el Darién, un 35 por ciento más que el año anterior.',
    f('Alrededor de 12 mil', '≈', 12000, { unit: 'people' }),
    f('35 por ciento', '=', 35, { unit: '%' }),
  ),
  reads(
    'La inversión superó los mil millones de euros.',
    f('superó los mil millones de euros', '>', 1e9, { unit: 'EUR' }),
  ),
  reads(
    'Menos de un tercio de los centros contaba con personal médico.',
    f('Menos de un tercio', '<', 1 / 3, { unit: 'share' }),
  ),
  reads(
    'Entre el 40 % y el 45 % de los hogares recibe remesas.',
    f('Entre el 40 % y el 45 %', 'range', 40, { high: 45, unit: '%' }),
  ),
  reads('Los menores de 18 años y las personas de 60 años o más tienen prioridad.'),
  reads(
    'La pobreza bajó 3,2 puntos porcentuales durante la última década.',
    f('3,2 puntos porcentuales', '=', 3.2, { unit: 'percentage points', period: 'última década' }),
  ),
  reads(
    'Por lo menos veintiún mil hogares perdieron su vivienda en Honduras y Nicaragua.',
    f('Por lo menos veintiún mil', '≥', 21000, { head: 'hogares', place: 'Honduras y Nicaragua' }),
  ),
  reads(
    'Se otorgaron hasta 500 visas diarias desde 2019.',
    f('hasta 500', '≤', 500, { head: 'visas', period: 'desde 2019' }),
  ),
  reads(
    'Uno de cada diez entrevistados pagó de 3.000 a 5.000 dólares a un coyote.',
    f('Uno de cada diez', '=', 0.1, { unit: 'share' }),
    f('3.000 a 5.000 dólares', 'range', 3000, { high: 5000, unit: 'USD' }),
  ),
  reads('El 15 de septiembre de 2021, a las 10:30 horas, una de las víctimas llamó al 911.'),
  reads(
    'La comisión recibió 1.327 quejas, de las cuales 12 derivaron en recomendaciones.',
    f('1.327', '=', 1327, { head: 'quejas' }),
    f('12', '=', 12),
  ),
  reads(
    'Aproximadamente tres cuartas partes del personal son mujeres.',
    f('Aproximadamente tres cuartas partes', '≈', 0.75, { unit: 'share' }),
  ),
  reads(
    'Ciento veinte agentes fueron capacitados en cuatro municipios de Chiapas.',
    f('Ciento veinte', '=', 120, { head: 'agentes', unit: 'people' }),
    f('cuatro', '=', 4, { head: 'municipios', place: 'Chiapas' }),
  ),
  reads(
    'No menos de 80 defensores fueron asesinados en el primer semestre de 2019.',
    f('No menos de 80', '≥', 80, { unit: 'people', period: 'primer semestre de 2019' }),
  ),
  reads(
    'En primer lugar, el siglo XXI exige un enfoque de dos vías; la Agenda 2030 lo recoge en su meta 10.7.',
  ),
]
