import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "preact/hooks";
import { asCompact, asInteger, asMoney } from "./format";

echarts.use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

type Props = { label: string; kind: "line" | "bar"; categories: string[]; currency: string | null; series: { name: string; values: number[] }[] };

/** A chart over time, of money where there is a currency. The table beside it has the same figures for those who cannot see it. */
export default function Chart(props: Props) {
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const isDark = matchMedia("(prefers-color-scheme: dark)");
    let chart: echarts.ECharts | null = null;
    const draw = (): void => {
      chart?.dispose();
      chart = echarts.init(place.current!, null, { renderer: "svg" });
      chart.setOption(optionOf(props));
    };
    draw();
    const resize = new ResizeObserver(() => chart?.resize());
    resize.observe(place.current!);
    isDark.addEventListener("change", draw);
    return () => {
      resize.disconnect();
      isDark.removeEventListener("change", draw);
      chart?.dispose();
    };
  }, [JSON.stringify(props)]);

  return <div ref={place} class="chart" role="img" aria-label={props.label} />;
}

function optionOf(props: Props): echarts.EChartsCoreOption {
  const style = getComputedStyle(document.documentElement);
  const text = style.getPropertyValue("--text").trim();
  const line = style.getPropertyValue("--line").trim();
  const axis = { axisLabel: { color: text }, axisLine: { lineStyle: { color: line } }, splitLine: { lineStyle: { color: line } } };
  return {
    animation: false,
    color: [style.getPropertyValue("--series-1").trim(), style.getPropertyValue("--series-2").trim(), style.getPropertyValue("--series-3").trim()],
    grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, textStyle: { color: text } },
    // As drawing, not as HTML: that would need inline styles, which the content security policy forbids.
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (value: unknown) => (props.currency ? asMoney(Number(value), props.currency) : asInteger(Number(value))) },
    xAxis: { type: "category", data: props.categories, ...axis },
    yAxis: { type: "value", ...axis, axisLabel: { color: text, formatter: (value: number) => asCompact(value) } },
    series: props.series.map(s => ({ name: s.name, type: props.kind, data: s.values, showSymbol: props.categories.length < 40 })),
  };
}
