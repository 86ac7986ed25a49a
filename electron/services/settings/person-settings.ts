/** What Pincite remembers of a person on this machine, outside every project: settings, recent projects, the view. */
import { join } from 'node:path'
import { z } from 'zod'
import type { RecentProject, Settings } from '../../../shared/api/pincite-api.ts'
import { DEFAULT_CHOICE, LOCALE_NAMES } from '../../../shared/citation/citation-styles.ts'
import { JsonFile } from './json-file.ts'

/** Keys remembered for the window; beyond it the one written longest ago is forgotten. */
export const VIEW_LIMIT = 2000
/** Projects on the list of recent ones; beyond it the oldest is forgotten. */
export const RECENT_LIMIT = 50

const settingsSchema = z.object({
  coderName: z.string().max(200).catch(''),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  citationStyle: z.string().min(1).max(200).catch(DEFAULT_CHOICE.style),
  citationLocale: z.enum(LOCALE_NAMES).catch(DEFAULT_CHOICE.locale),
})

const NO_SETTINGS: Settings = {
  coderName: '',
  theme: 'system',
  citationStyle: DEFAULT_CHOICE.style,
  citationLocale: DEFAULT_CHOICE.locale,
}

const recentSchema = z.array(
  z.object({
    folder: z.string(),
    name: z.string(),
    sources: z.number(),
    annotations: z.number(),
    opened: z.string(),
  }),
)

/** A project as it was when it was opened last; whether it is still there is asked of the disk. */
export type RememberedProject = Omit<RecentProject, 'missing'>

/** Pairs in the order of writing, so that a key may be any text, `__proto__` too. */
const viewSchema = z.array(z.tuple([z.string(), z.string()]))

/** Settings to change; what is absent or undefined stays. */
export type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined }

export class PersonSettings {
  readonly #settings: JsonFile<Settings>
  readonly #recent: JsonFile<readonly RememberedProject[]>
  readonly #view: JsonFile<readonly (readonly [string, string])[]>

  constructor(folder: string) {
    this.#settings = new JsonFile<Settings>(join(folder, 'settings.json'), settingsSchema, NO_SETTINGS)
    this.#recent = new JsonFile<readonly RememberedProject[]>(join(folder, 'recent.json'), recentSchema, [])
    this.#view = new JsonFile<readonly (readonly [string, string])[]>(
      join(folder, 'view.json'),
      viewSchema,
      [],
    )
  }

  read(): Promise<Settings> {
    return this.#settings.read()
  }

  /** Changes the settings named. */
  write(change: SettingsChange): Promise<Settings> {
    return this.#settings.alter((settings) => ({
      coderName: change.coderName ?? settings.coderName,
      theme: change.theme ?? settings.theme,
      citationStyle: change.citationStyle ?? settings.citationStyle,
      citationLocale: change.citationLocale ?? settings.citationLocale,
    }))
  }

  /** Newest first. */
  listRecent(): Promise<readonly RememberedProject[]> {
    return this.#recent.read()
  }

  /** Puts a project at the head of the list, in place of what was known of its folder. */
  async rememberProject(project: RememberedProject): Promise<void> {
    await this.#recent.alter((list) =>
      [project, ...list.filter(({ folder }) => folder !== project.folder)].slice(0, RECENT_LIMIT),
    )
  }

  async forgetProject(folder: string): Promise<void> {
    await this.#recent.alter((list) => list.filter((project) => project.folder !== folder))
  }

  async readView(key: string): Promise<string | null> {
    return (await this.#view.read()).find(([known]) => known === key)?.[1] ?? null
  }

  async writeView(key: string, value: string): Promise<void> {
    await this.#view.alter((pairs) =>
      [...pairs.filter(([known]) => known !== key), [key, value] as const].slice(-VIEW_LIMIT),
    )
  }
}
