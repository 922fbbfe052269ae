/** An element with its attributes and what it holds: text, or elements. */
export type XmlElement = readonly [
  name: string,
  attributes: Readonly<Record<string, string>>,
  content?: string | readonly XmlElement[],
];

/** An XML document, an element a line. Characters that XML 1.0 forbids are left out. */
export const formatXml = (root: XmlElement): string => `<?xml version="1.0" encoding="utf-8"?>\n${format(root, "")}`;

function format([name, attributes, content = ""]: XmlElement, indent: string): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const open = `${indent}<${name}${pairs.join("")}`;
  if (content.length === 0) return `${open}/>\n`;
  if (typeof content === "string") return `${open}>${escape(content)}</${name}>\n`;
  return `${open}>\n${content.map((child) => format(child, `${indent}  `)).join("")}${indent}</${name}>\n`;
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escape = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (sign) => signs[sign]);
