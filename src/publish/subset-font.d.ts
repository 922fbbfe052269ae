declare module "subset-font" {
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options?: { targetFormat?: "sfnt" | "woff2"; noHinting?: boolean; dropTables?: string[] },
  ): Promise<Uint8Array<ArrayBuffer>>;
}
