export * from "../model/benefit-class.ts";
