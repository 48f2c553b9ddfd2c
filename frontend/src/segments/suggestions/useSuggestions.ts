import { useQuery } from "@tanstack/react-query";
import { suggestionsOfSegment } from "../../api/generated/sdk.gen";

/** The texts beside a segment, decided ones too; asked for once, whoever shows them. `told`: how often there was news of them. */
export function useSuggestions(segmentId: number, told: number, enabled: boolean) {
  return useQuery({
    queryKey: suggestionsKey(segmentId, told),
    queryFn: ({ signal }) => suggestionsOfSegment({ path: { segment_id: segmentId }, signal }),
    enabled,
    placeholderData: (before, query) => (query?.queryKey[1] === segmentId ? before : undefined),
  });
}

export function suggestionsKey(segmentId: number, told: number) {
  return ["segments", segmentId, "suggestions", told] as const;
}
