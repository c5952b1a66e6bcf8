import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { exportSvg } from './export.ts';
import { pen, svgRoot } from './kit/svg.ts';
import { mark, markText } from './mark.ts';
import { renderSvg } from './render.ts';
import { classes } from './tiles.examples.ts';
import { enrolment } from './trajectory.examples.ts';
import { standings } from '../core/judgement.ts';

const document = parseHTML('<!doctype html><html><body></body></html>').document;
const draw = pen(document);
const at = { document, language: 'zh', width: 700 } as const;
const picture = (...children: Node[]) =>
  svgRoot(draw, { kind: 'test', width: 10, height: 10, labels: { title: '甲 < 乙', description: '说明' } }, children);

describe('renderSvg', () => {
  test('names the picture by its title and description, with the ids of the page', () => {
    const text = renderSvg(picture(), { id: 'p1', class: 'chart-wide' });
    expect(text).toContain('aria-labelledby="p1-t p1-d"');
    expect(text).toContain('<title id="p1-t">甲 &lt; 乙</title><desc id="p1-d">说明</desc>');
    expect(text).toContain('class="chart chart-test chart-wide"');
    expect(text).toContain('role="img"');
  });

  test('gives inner ids the prefix and follows them in references, not in links', () => {
    const nodes = [
      draw('pattern', { id: 'hatch' }),
      draw('rect', { fill: 'url(#hatch)' }),
      draw('use', { href: '#hatch' }),
      draw('a', { href: '/indicators/#hatch' }),
      draw('path', { stroke: 'var(--rule,#dedacf)' }),
    ];
    const text = renderSvg(picture(...nodes), { id: 'p2' });
    expect(text).toContain('id="p2-hatch"');
    expect(text).toContain('fill="url(#p2-hatch)"');
    expect(text).toContain('<use href="#p2-hatch"/>');
    expect(text).toContain('href="/indicators/#hatch"');
    expect(text).toContain('stroke="var(--rule,#dedacf)"');
  });

  test('takes out style elements and attributes and cuts numbers to two decimals', () => {
    const path = draw('path', { d: 'M1.23456,2L3,4.00001', style: 'color:red' });
    const text = renderSvg(picture(draw('style', {}, 'svg{}'), path), { id: 'p3' });
    expect(text).toContain('<path d="M1.23,2L3,4"/>');
    expect(text).not.toContain('style');
  });

  test('leaves numbers in words alone', () => {
    expect(renderSvg(picture(draw('text', {}, '59.9612%')), { id: 'p4' })).toContain('59.9612%');
  });

  test('escapes what could be taken for markup', () => {
    const nodes = [draw('text', { 'data-note': '"<&' }, '<script>alert(1)</script>')];
    const text = renderSvg(picture(...nodes), { id: 'p5' });
    expect(text).not.toContain('<script');
    expect(text).toContain('data-note="&quot;&lt;&amp;"');
  });

  test('is the same when a rendered node is rendered again', () => {
    const node = classes.draw(at);
    expect(renderSvg(node, { id: 'a' })).toBe(renderSvg(node, { id: 'a' }));
  });

  test('refuses an id that could not be one', () => {
    expect(() => renderSvg(picture(), { id: '1 x' })).toThrow(
      'invalid id: 1 x; expected a letter, then letters, digits, - and _',
    );
  });
});

describe('exportSvg', () => {
  const options = {
    title: '学前三年毛入园率：2020年底97.8%，差1.2个百分点，没有达到规划提出的目标',
    source: '来源：示例数据（虚构）',
    date: '截至2020年12月31日',
    mark: '示例数据（虚构）',
  };

  test('stands alone: colours as literals, title, source, date and mark drawn inside', () => {
    const text = exportSvg(enrolment.draw(at), options);
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg /);
    expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(text).not.toMatch(/var\(|style=|<style|class="chart/);
    for (const words of [options.source, options.date, options.mark]) expect(text).toContain(`>${words}</text>`);
    expect(text.match(/<text[^>]*>学前三年毛入园率/g)).toHaveLength(1);
  });

  test('leaves the chart on the page as it was', () => {
    const node = enrolment.draw(at);
    const before = node.outerHTML;
    exportSvg(node, options);
    expect(node.outerHTML).toBe(before);
  });

  test('has no frame without a mark and takes other colours', () => {
    const text = exportSvg(enrolment.draw(at), { ...options, mark: undefined, colours: { data: '#000000' } });
    expect(text).not.toContain('示例数据（虚构）)');
    expect(text).toContain('stroke="#000000"');
    expect(text).not.toContain('#23408e');
  });
});

describe('mark', () => {
  test('differs for every standing in shape, not only in colour', () => {
    const shapes = standings.map((standing) => markText(standing, { document }).replace(/var\([^)]*\)/g, 'ink'));
    expect(new Set(shapes).size).toBe(standings.length);
  });

  test('is silent beside its word and speaks alone', () => {
    expect(mark('met', { document }).getAttribute('aria-hidden')).toBe('true');
    expect(markText('met', { document, label: '按期达到' })).toContain('aria-label="按期达到"');
  });
});
