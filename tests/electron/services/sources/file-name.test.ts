import { describe, expect, it } from 'vitest'
import { cleanFileName } from '../../../../electron/services/sources/file-name.ts'

describe('a file name as it is shown', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['/home/ada/report.pdf', 'report.pdf'],
    ['C:\\Users\\ada\\report.pdf', 'report.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['re\u202eport\u2066.pdf', 'report.pdf'],
    ['a\nb\tc\u0000.pdf', 'abc.pdf'],
    ['  Übersicht 2019.pdf ', 'Übersicht 2019.pdf'],
    ['می‌خواهم.pdf', 'می‌خواهم.pdf'],
    ['', 'unnamed file'],
    ['folder/', 'unnamed file'],
    ['\u0007', 'unnamed file'],
    ['😀'.repeat(300), '😀'.repeat(255)],
  ])('%j is shown as %j', (fileName, shown) => {
    expect(cleanFileName(fileName)).toBe(shown)
  })
})
