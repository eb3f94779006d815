import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({ parseTagValue: false, ignoreDeclaration: true });

/** Reads a document of an XML API: each value is text, and elements of one name are a list. Throws where it is none. */
export const parseXml = (text: string): unknown => parser.parse(text) as unknown;
