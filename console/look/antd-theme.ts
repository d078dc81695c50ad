import { type ThemeConfig, theme } from 'antd'
import { dark, light } from './palette.ts'

export const fontFamily =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'

/** Our tokens in antd's words. */
export function antdTheme(shown: 'light' | 'dark'): ThemeConfig {
  const palette = shown === 'dark' ? dark : light
  return {
    algorithm: shown === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: 14,
      lineHeight: 22 / 14,
      borderRadius: 8,
      borderRadiusSM: 6,
      borderRadiusLG: 10,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      colorPrimary: light.brand,
      // The derived hover colour is too light for white text.
      colorPrimaryHover: '#0f57e0',
      colorLink: palette.brandInk,
      colorSuccess: palette.good,
      colorWarning: palette.warn,
      colorError: palette.danger,
      colorText: palette.ink,
      colorTextSecondary: palette.inkSoft,
      colorTextTertiary: palette.inkFaint,
      colorTextPlaceholder: palette.inkFaint,
      colorTextDescription: palette.inkFaint,
      colorBgLayout: palette.ground,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.raised,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorSplit: palette.line,
      controlItemBgActive: palette.brandTint,
      controlItemBgActiveHover: palette.brandTint,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.14s',
      motionDurationSlow: '0.18s',
      boxShadowSecondary: '0 8px 28px rgba(15, 23, 42, 0.14), 0 2px 6px rgba(15, 23, 42, 0.06)',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
        contentFontSizeSM: 13,
        defaultBg: palette.surface,
      },
      Tabs: {
        itemSelectedColor: palette.brandInk,
        itemHoverColor: palette.brandInk,
        inkBarColor: palette.brandInk,
        horizontalItemPadding: '11px 0',
        horizontalItemGutter: 20,
        titleFontSize: 13,
        horizontalMargin: '0',
      },
      Segmented: { trackPadding: 3 },
      Table: {
        headerBg: 'transparent',
        headerSplitColor: 'transparent',
        cellPaddingBlockMD: 11,
        cellPaddingInlineMD: 16,
      },
      Form: { itemMarginBottom: 18, verticalLabelPadding: '0 0 6px' },
      Tooltip: { fontSize: 12 },
    },
  }
}
