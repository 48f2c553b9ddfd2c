/** What the server says, by the names that the workbench uses. The shapes are generated; here they only get their names. */
import type * as api from "./generated/types.gen";

export type Language = "en" | "zh";
export type Me = api.Me;
export type Project = api.ProjectInfo;
export type Role = api.Member["role"];
export type Member = api.Member;
export type Person = api.PersonInfo;
export type Invitation = api.InvitationInfo;
export type Token = api.TokenInfo;

export type HouseStyle = Omit<Required<api.HouseStyleInfo>, "front"> & { front: Required<api.OwnFront> | null };

/** The server always fills these in; only a request may leave them out. */
export type FrontMatter = Required<api.Front>;
export type Article = Required<api.ArticleInfo>;
export type ArticleProgress = api.ProgressInfo;
export type Preview = Omit<api.Preview, "front"> & { front: FrontMatter };
export type Script = api.Preview["script"];
export type Kind = api.SegmentInfo["kind"];
export type Segmentation = api.ArticleInfo["segmentation"];
export type Layout = api.Layout;
export type ExportFormat = api.ArticlesExportData["query"]["format"];
export type House = NonNullable<api.ArticlesExportData["query"]["house"]>;
export type Missing = api.Missing;

/** A check, and what a project makes of it. */
export type CheckInfo = api.CheckInfo;

/** What a check says of a saved segment. Ranges are code points. */
export type Finding = api.FindingInfo;

export type Match = api.Match;
export type Part = api.SharedPart;
/** A memory entry that has a phrase. Offsets are code points. */
export type Hit = api.Hit;
export type Segment = api.SegmentInfo;
export type SegmentsPage = Omit<api.SegmentPage, "concepts"> & { concepts: Record<string, ConceptLite> };
export type State = api.State;
export type Origin = string;
/** A term found in a source. Offsets are code points; the browser counts UTF-16 units. */

export type Concept = Omit<Required<api.ConceptInfo>, "renderings" | "variants" | "open_changes"> & { renderings: Rendering[]; variants: Variant[]; open_changes: ProposedChange[] };
/** As much of a concept as the editor's margin shows. */
export type ConceptLite = Omit<api.ConceptLite, "renderings"> & { renderings: Rendering[] };
export type ConceptChange = api.ChangeInfo;
export type ConceptKind = api.ConceptKind;
export type ConceptStatus = api.Status;
export type Standing = api.StandingOutput;
export type Rendering = Omit<api.Rendering, "standing"> & { standing: Standing };
export type Variant = Required<api.Variant>;
export type ChineseForm = api.ChineseForm;
export type GlossOfConcept = api.Gloss;
export type Provenance = api.Provenance;
export type ProposedChange = Omit<api.ProposedChangeInfo, "differences"> & { differences: Required<api.Difference>[] };
