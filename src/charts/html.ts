export type Child = Node | string | false | null | undefined;
/** Makes an element with attributes and children; what is false or absent among these is left out. */
export type Html = (name: string, attributes: Record<string, string>, children: readonly Child[]) => HTMLElement;

/** @param document the browser's document or one of linkedom */
export const toHtml =
  (document: Document): Html =>
  (name, attributes, children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children.filter((child) => child !== false && child !== null && child !== undefined));
    return element;
  };
