import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });

/** Parses a document of an XML API: each value is a string, and repeated elements are a list. Throws for invalid XML. */
export const parseXml = (text: string): unknown => parser.parse(text) as unknown;
