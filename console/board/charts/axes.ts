import type { Palette } from '../../look/palette.ts'

/** Lines and letters of every chart on the board. */
export const axesOf = (palette: Palette) => ({
  text: { color: palette.inkFaint, fontSize: 12 },
  line: { lineStyle: { color: palette.line } },
  legend: {
    top: 0,
    right: 0,
    itemWidth: 10,
    itemHeight: 10,
    icon: 'roundRect',
    textStyle: { color: palette.inkSoft, fontSize: 12 },
  },
  tooltip: {
    backgroundColor: palette.raised,
    borderColor: palette.line,
    textStyle: { color: palette.ink, fontSize: 12 },
    confine: true,
  },
})
