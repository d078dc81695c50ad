import { expect, it } from '@jest/globals'
import { pictureName } from '../../../server/uploads/picture-name.ts'

it.each([
  [undefined, 'picture.png'],
  ['', 'picture.png'],
  ['photo.png', 'photo.png'],
  ['冰箱铭牌 照片.PNG', '冰箱铭牌 照片.png'],
  ['../../etc/passwd', 'passwd.png'],
  ['..\\..\\windows\\win.ini', 'win.png'],
  ['evil.html', 'evil.png'],
  ['evil.png.exe', 'evil.png.png'],
  ['a\0b.png', 'ab.png'],
  ['a\r\nSet-Cookie: a=b.png', 'aSet-Cookie_ a=b.png'],
  ['cod\u202egnp.exe', 'codgnp.png'],
  ['a\u200b\u2066b\u2069.png', 'ab.png'],
  ['<img src=x onerror=alert(1)>.png', '_img src=x onerror=alert(1)_.png'],
  ['"quoted";.png', '_quoted_;.png'],
  ['...', 'picture.png'],
  ['.png', 'picture.png'],
  ['   ', 'picture.png'],
  ['\ud800half.png', 'half.png'],
])('%j becomes %j', (given, name) => {
  expect(pictureName(given, 'image/png')).toBe(name)
})

it('takes the ending of what the picture is', () => {
  expect(pictureName('a.png', 'image/jpeg')).toBe('a.jpg')
  expect(pictureName('a', 'image/webp')).toBe('a.webp')
})

it.each(['a'.repeat(300), '照'.repeat(300), '😀'.repeat(300), `x${'😀'.repeat(300)}`, 'e\u0301'.repeat(300)])(
  'is at most 120 long, and whole',
  given => {
    const name = pictureName(given, 'image/png')

    expect(name.length).toBeLessThanOrEqual(120)
    expect(name.length).toBeGreaterThan(115)
    expect(name).not.toMatch(/\p{Cs}/u)
  },
)
