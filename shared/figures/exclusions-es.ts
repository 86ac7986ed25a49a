/** Spanish words that tell a number which is no figure: a label, an age, a date, a way of speaking. */
import { phrases, Phrases, words, type ExclusionWords } from './lexicon.ts'

export const exclusionsEs: ExclusionWords = {
  labels: new Phrases(
    phrases(
      true,
      `artículo|artículos|art .|arts .|sección|secciones|capítulo|capítulos|cap .|figura|figuras|fig .|gráfico|gráficos|gráfica|gráficas|
      cuadro|cuadros|tabla|tablas|página|páginas|pág .|págs .|p .|pp .|párrafo|párrafos|párr .|párrs .|título|títulos|parte|nota|notas|
      anexo|anexos|recuadro|número|números|núm .|núms .|nro .|no .|n .º|n º|nº|n °|resolución|resoluciones|regla|reglas|volumen|vol .|tomo|
      ley|ley no .|ley n .º|ley núm .|decreto|decreto no .|decreto legislativo|expediente|caso no .|versión|formulario|mapa|inciso|fracción|
      numeral|apartado|recomendación|recomendaciones|recomendación general|objetivo|objetivos|ods|meta|metas|agenda|protocolo no .|enmienda|
      sentencia|observación general|observación general núm .|norma|norma oficial|pregunta|sala|piso|carretera|ruta|km|kilómetro|vuelo|fase|
      etapa|nivel|banda|zona|unidad|línea|punto|principio|§|§ §|#|opinión consultiva|convenio|convenio núm .|acuerdo|acuerdo no .|circular|
      oficio|folio|teléfono|tel .|apéndice|inciso no .|nota al pie|tribunal|juzgado|oc`,
    ),
  ),
  weakLabels: words(
    'parte nivel zona unidad línea punto sala piso fase etapa grupo región clase tipo objetivo objetivos meta metas regla norma ruta carretera número números nota kilómetro km acuerdo',
  ),
  law: words('U.S.C. C.F.R. CFR USC'),
  ageBefore: new Phrases(
    phrases(
      true,
      `menores de|menor de|mayores de|mayor de|edad de|edades de|edades entre|edad entre|de edad entre|edades comprendidas entre|de edad de|
      grupo de edad de|edad`,
    ),
  ),
  ageBeforeYears: new Phrases(
    phrases(
      true,
      'a los|tenía|tiene|personas de|niños de|niñas de|mujeres de|hombres de|adolescentes de|jóvenes de|población de|hijo de|hija de|menor de|mayor de|adultos de|joven de|mujer de|hombre de|niño de|niña de|personas de entre|de entre',
    ),
  ),
  ageAlone: new Phrases({}),
  ageBehind: new Phrases(
    phrases(
      true,
      'años de edad|años o más|años y más|años o menos|meses de edad|años cumplidos|años en adelante',
    ),
  ),
  agedPeople: words(
    'personas persona niños niñas niño niña mujeres mujer hombres hombre adolescentes jóvenes joven adultos menores mayores población migrante migrantes',
  ),
  average: words('promedio media mediana'),
  definite: words(
    'los las estos estas esos esas sus ambos ambas otros otras mismos mismas últimos últimas primeros primeras próximos próximas siguientes anteriores cada nuestros nuestras',
  ),
  discourse:
    words(`maneras manera formas forma razones razón tipos tipo clases categorías categoría factores factor pasos metas
    objetivos principios opciones enfoques temas tema áreas componentes elementos aspectos aspecto fases etapas partes secciones
    capítulos ejes eje puntos pilares dimensiones niveles criterios condiciones requisitos conclusiones recomendaciones ejemplos
    prioridades propósitos métodos escenarios tareas preguntas conceptos problemas problema retos desafíos desafío tendencias
    alternativas modalidades herramientas estrategias líneas vías vía lados hipótesis ámbitos ámbito cosas
    motivos causas causa supuestos consideraciones medidas`),
  beforeCounts: words('total solo apenas adicionales restantes mínimo máximo promedio'),
  beforeOne: words('menos solo sólo solamente únicamente'),
  durationBefore: new Phrases(
    phrases(
      true,
      'cada|últimos|últimas|próximos|próximas|primeros|primeras|siguientes|pasados|hace|tras|dentro de|en un plazo de|plazo de|a más tardar',
    ),
  ),
  durationBehind: words('después antes atrás'),
  hyphenated: words('km metro hectárea'),
  idioms: new Phrases(
    phrases(true, '911|24 / 7|11 - s|50 / 50|una vez|a la una|de una en una|uno a uno|una a una|uno u otro'),
  ),
  clock: new Phrases(phrases(true, 'hrs|a.m.|p.m.|am|pm|a . m|p . m')),
  clockBefore: new Phrases(phrases(true, 'a las')),
  ordinalWords: words('primero primera segundo segunda tercero tercera'),
  timesBehind: words('más mayor superior el la lo menos menor los las mayores superiores esa ese su'),
  ordinals: words('º ª o er ro do to'),
  streets: words('calle avenida av colonia'),
}
