"""A text and its translation are reviewed: paired, changed, taken back, made an article."""

import json
from io import BytesIO
from typing import Any
from uuid import uuid4

import docx
import pytest

from app.pairings import rows
from app.pairings.models import POSITION_STEP
from tests.world import IDS, World

_P = f"/projects/{IDS.project}"
_ZH = "云从科技获18亿元融资。\n\n它是纯内资企业。天黑了。\n\n银行没有钱。"
_EN = (
    "CloudWalk raised 1.8 billion RMB in financing.\n\n"
    "It is a domestically funded company. Night fell.\n\nThe bank has no money."
)


class Review:
    """An alignment under review, as a translator works on it."""

    def __init__(self, world: World, who: str = "translator", **given: Any) -> None:
        self.world = world
        self.who = who
        data = {"text": _ZH, "translation_text": _EN, "title": "Money", **given}
        files = data.pop("files", None)
        if files:
            data = {"title": "Money"}
        answer = world.ask(who, "POST", f"{_P}/pairings", data=data, files=files)
        assert answer.status_code == 201, answer.text
        self.info: dict[str, Any] = answer.json()
        self.path = f"/pairings/{self.info['id']}"

    def ask(self, path: str, base: int | None = None, **body: Any) -> Any:
        version = self.info["version"] if base is None else base
        return self.world.ask(
            self.who,
            "POST",
            f"{self.path}/{path}",
            headers={"If-Match": f'"{version}"'},
            json={"operation": str(uuid4()), **body},
        )

    def done(self, path: str, **body: Any) -> dict[str, Any]:
        answer = self.ask(path, **body)
        assert answer.status_code == 200, answer.text
        self.info = answer.json()["pairing"]
        return dict(answer.json())

    def change(self, kind: str, number: int, **body: Any) -> dict[str, Any]:
        return self.done("changes", kind=kind, pair=self.ids[number], **body)

    def align(self, **body: Any) -> list[dict[str, Any]]:
        answer = self.ask("alignment", **body)
        assert answer.status_code == 200, answer.text
        lines = [json.loads(line) for line in answer.text.splitlines()]
        if "change" in lines[-1]:
            self.info = lines[-1]["change"]["pairing"]
        return lines

    @property
    def pairs(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        after = ""
        while True:
            page = self.world.ask("reader", "GET", f"{self.path}/pairs?limit=3{after}").json()
            assert page["version"] == self.info["version"]
            found += page["pairs"]
            if page["next"] is None:
                return found
            after = f"&after={page['next']}"

    @property
    def ids(self) -> list[int]:
        return [pair["id"] for pair in self.pairs]

    @property
    def texts(self) -> list[tuple[str, str]]:
        return [
            (
                "".join(p["text"] for p in pair["source"]),
                "".join(p["text"] for p in pair["target"]).strip(),
            )
            for pair in self.pairs
        ]


@pytest.fixture
def review(world: World) -> Review:
    """Two texts that are aligned."""
    made = Review(world)
    assert not made.info["aligned"]
    lines = made.align()
    assert lines[0] == {"done": 0, "of": 8}
    assert made.info["aligned"]
    return made


_ALIGNED = [
    ("云从科技获18亿元融资。", "CloudWalk raised 1.8 billion RMB in financing."),
    ("它是纯内资企业。", "It is a domestically funded company."),
    ("天黑了。", "Night fell."),
    ("银行没有钱。", "The bank has no money."),
]


def test_two_texts_are_aligned_by_sentence(review: Review) -> None:
    assert review.texts == _ALIGNED
    assert review.info["pairs"] == 4
    assert (review.info["undo"], review.info["redo"]) == (None, None)


def test_changes_are_made_taken_back_and_made_again(review: Review) -> None:
    before = review.pairs
    review.change("join", 1)
    review.change("cut", 1, source_at=4, target_at=0)
    review.change("shift", 0, side="source", direction="down")
    review.change("omit", 3)
    review.change("pin", 0, last=review.ids[1])
    review.done("changes", kind="swap")
    after = review.pairs
    for _ in range(6):
        review.done("undo")
    assert review.pairs == before
    assert review.info["undo"] is None
    assert review.ask("undo").status_code == 409
    for _ in range(6):
        review.done("redo")
    assert review.pairs == after
    assert review.ask("redo").status_code == 409


def test_a_new_change_takes_the_place_of_those_that_were_undone(review: Review) -> None:
    review.change("join", 0)
    review.change("join", 0)
    review.done("undo")
    assert (review.info["undo"], review.info["redo"]) == ("join", "join")
    review.change("omit", 1)
    assert (review.info["undo"], review.info["redo"]) == ("omit", None)


def test_a_change_answers_what_is_gone_and_what_stands_now(review: Review) -> None:
    ids = review.ids
    made = review.change("join", 1)
    assert made["removed"] == ids[1:3]
    assert [pair["id"] for pair in made["pairs"]] == [ids[1]]
    assert made["pairs"][0]["pinned"]
    assert made["pairing"]["pairs"] == 3


def test_english_that_changed_places_is_put_beside_its_chinese(review: Review) -> None:
    review.change("put", 0, onto=review.ids[2])
    assert [english for _, english in review.texts] == [
        _ALIGNED[place][1] for place in (2, 1, 0, 3)
    ]
    review.done("undo")
    review.change("omit", 0)
    review.change("put", 1, onto=review.ids[3])
    assert review.texts[0] == (_ALIGNED[0][0], "")
    assert review.texts[2][1] == f"{_ALIGNED[0][1]}{_ALIGNED[2][1]}"
    assert (
        review.ask("changes", kind="put", pair=review.ids[1], onto=review.ids[1]).status_code == 422
    )


def test_what_is_not_possible_is_said_and_changes_nothing(review: Review) -> None:
    version, ids = review.info["version"], review.ids
    refused: tuple[tuple[int, dict[str, Any]], ...] = (
        (422, {"kind": "join", "pair": ids[-1]}),
        (422, {"kind": "cut", "pair": ids[0], "source_at": 0, "target_at": 0}),
        (404, {"kind": "shift", "pair": ids[0], "side": "source", "direction": "up"}),
        (404, {"kind": "shift", "pair": ids[-1], "side": "source", "direction": "down"}),
        (404, {"kind": "omit", "pair": ids[0] + 1}),
        (404, {"kind": "put", "pair": ids[0], "onto": ids[1] + 1}),
        (422, {"kind": "turn", "pair": ids[0]}),
    )
    for status, body in refused:
        answer = review.ask("changes", **body)
        assert answer.status_code == status, answer.text
    assert review.world.ask("reader", "GET", review.path).json()["version"] == version


def test_of_two_windows_one_is_told(review: Review) -> None:
    old = review.info["version"]
    operation = str(uuid4())
    review.done("changes", kind="join", pair=review.ids[0], operation=operation)
    for path, body in (
        ("changes", {"kind": "join", "pair": review.ids[0]}),
        ("undo", {}),
        ("alignment", {}),
        ("article", {}),
    ):
        answer = review.ask(path, base=old, **body)
        assert answer.status_code == 412, path
    assert answer.json()["current"]["version"] == old + 1
    # A client whose answer was lost knows its own change again.
    refused = review.ask("changes", base=old, kind="join", pair=review.ids[0], operation=operation)
    assert refused.json()["current"]["operation"] == operation


def test_nothing_is_done_to_texts_that_are_not_aligned_yet(world: World) -> None:
    made = Review(world)
    assert made.ask("changes", kind="join", pair=made.ids[0]).status_code == 409
    assert made.ask("article").status_code == 409


def test_pinned_pairs_stay_when_the_rest_is_aligned_anew(review: Review) -> None:
    review.change("shift", 1, side="target", direction="down")
    wrong = review.texts
    review.align(pair=review.ids[0])
    assert review.texts == wrong
    assert review.info["undo"] == "align"
    review.change("pin", 1, last=review.ids[2], pinned=False)
    assert review.info["redo"] is None
    review.align()
    assert review.texts == _ALIGNED
    review.done("undo")
    assert review.texts == wrong


def test_a_stretch_is_aligned_up_to_the_pinned_pairs(review: Review) -> None:
    review.change("join", 2)
    review.change("pin", 2, pinned=False)
    review.change("pin", 0)
    lines = review.align(pair=review.ids[2])
    assert review.texts == _ALIGNED
    # The pinned pair before it is part of the question, and of the answer.
    assert [pair["pinned"] for pair in lines[-1]["change"]["pairs"]][:1] == [True]


def test_accepting_makes_an_article_by_sentence(review: Review) -> None:
    review.change("omit", 2)
    outcome = review.world.ask("reader", "GET", f"{review.path}/outcome").json()
    assert outcome == {
        "paragraphs": 3,
        "segments": 4,
        "untranslated": 0,
        "drafts": 1,
        "joined_additions": 1,
        "joined_paragraphs": 0,
    }
    made = review.ask("article")
    assert made.status_code == 201
    article = made.json()
    assert (article["title"], article["segmentation"]) == ("Money", "sentence")
    segments = _segments(review.world, article["id"])
    assert [(s["source"], s["target"], s["state"], s["origin"]) for s in segments] == [
        ("云从科技获18亿元融资。", _ALIGNED[0][1], "translated", "import"),
        ("它是纯内资企业。", _ALIGNED[1][1], "translated", "import"),
        ("天黑了。", "Night fell.", "draft", "import"),
        ("银行没有钱。", "The bank has no money.", "translated", "import"),
    ]
    assert [s["first_in_paragraph"] for s in segments] == [True, True, False, True]


def test_accepting_by_paragraph_leaves_a_half_translated_paragraph_a_draft(
    review: Review,
) -> None:
    review.change("omit", 2)
    review.change("shift", 3, side="target", direction="down")
    article = review.ask("article", segmentation="paragraph").json()
    segments = _segments(review.world, article["id"])
    assert [(s["source"], s["target"], s["state"]) for s in segments] == [
        ("云从科技获18亿元融资。", _ALIGNED[0][1], "translated"),
        ("它是纯内资企业。天黑了。", _ALIGNED[1][1], "draft"),
        ("银行没有钱。", "Night fell.\nThe bank has no money.", "translated"),
    ]


def test_what_is_accepted_is_remembered_and_no_longer_open(review: Review) -> None:
    answer = review.ask("article").json()
    memory = review.world.ask("translator", "GET", "/memory?phrase=银行没有钱").json()
    assert "The bank has no money." in json.dumps(memory)
    assert open_reviews(review.world) == []
    again = review.ask("article", base=review.info["version"] + 1)
    assert again.status_code == 409
    assert again.json()["article_id"] == answer["id"]
    assert review.world.ask("translator", "DELETE", review.path).status_code == 409


def test_a_pair_across_paragraphs_makes_them_one(review: Review) -> None:
    review.change("join", 0)
    outcome = review.world.ask("reader", "GET", f"{review.path}/outcome").json()
    assert (outcome["paragraphs"], outcome["joined_paragraphs"]) == (2, 1)
    article = review.ask("article").json()
    first = _segments(review.world, article["id"])[0]
    assert first["source"] == "云从科技获18亿元融资。\n它是纯内资企业。"


def test_open_reviews_are_listed_and_thrown_away(review: Review) -> None:
    assert open_reviews(review.world) == [(review.info["id"], "Money", 4)]
    assert review.world.ask("translator", "DELETE", review.path).status_code == 204
    assert review.world.ask("reader", "GET", review.path).status_code == 404
    assert open_reviews(review.world) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"text": _EN, "translation_text": _ZH}, "The sides seem to be swapped"),
        ({"translation_text": _ZH}, "are the same text"),
        ({"translation_text": ""}, "Give the English translation too"),
        ({"text": "Il fait nuit."}, "There is hardly any Chinese in “Chinese text”."),
        ({"translation_text": "天黑了。他走了。"}, "“English translation” is in Chinese"),
        ({"text": "国" * 200_000}, "characters stand on one line"),
    ],
)
def test_what_cannot_be_aligned_is_refused_in_a_sentence(
    world: World, given: dict[str, str], said: str
) -> None:
    data = {"text": _ZH, "translation_text": _EN, **given}
    answer = world.ask("translator", "POST", f"{_P}/pairings", data=data)
    assert answer.status_code in (413, 422)
    assert said in answer.json()["detail"]
    assert answer.json().get("swapped", False) is (data["text"] == _EN)
    assert open_reviews(world) == []


def _tables_only() -> bytes:
    document, data = docx.Document(), BytesIO()
    document.add_table(2, 2)
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize("path", ["pairings", "articles/preview"])
@pytest.mark.parametrize(
    ("side", "name", "data", "said"),
    [
        ("source", "tables.docx", _tables_only(), "“tables.docx” cannot be read"),
        ("translation", "tables.docx", _tables_only(), "“tables.docx” cannot be read"),
        ("source", "empty.txt", b"", "“empty.txt” cannot be read: it is empty."),
        ("translation", "blank.txt", b"\n \n", "“blank.txt” cannot be read"),
    ],
)
def test_a_file_without_text_is_refused_in_a_sentence(
    world: World, path: str, side: str, name: str, data: bytes, said: str
) -> None:
    files = {"source": ("zh.txt", _ZH.encode()), "translation": ("en.txt", _EN.encode())}
    answer = world.ask("translator", "POST", f"{_P}/{path}", files={**files, side: (name, data)})
    assert answer.status_code in (413, 415, 422)
    assert said in answer.json()["detail"]
    assert open_reviews(world) == []


def test_a_file_of_finished_pairs_needs_no_aligning(world: World) -> None:
    table = "zh,en\n天黑了。,Night fell.\n他走了。,\n"
    answer = world.ask(
        "translator", "POST", f"{_P}/pairings", files={"source": ("a.csv", table, "text/csv")}
    )
    assert answer.json()["aligned"]
    assert (answer.json()["pairs"], answer.json()["omitted"]) == (2, 1)


def test_footnotes_stay_footnotes(world: World) -> None:
    files = {
        "source": ("a.md", "天黑了[^1]。\n\n他走了。\n\n[^1]: 据新华社。\n", "text/markdown"),
        "translation": (
            "b.md",
            "Night fell.[^n]\n\nHe left.\n\n[^n]: According to Xinhua.\n",
            "text/markdown",
        ),
    }
    review = Review(world, files=files)
    review.align()
    article = review.ask("article").json()
    segments = _segments(world, article["id"])
    assert [(s["kind"], s["label"], s["source"], s["target"]) for s in segments] == [
        ("paragraph", "", "天黑了[^1]。", "Night fell.[^1]"),
        ("paragraph", "", "他走了。", "He left."),
        ("note", "1", "据新华社。", "According to Xinhua."),
    ]


@pytest.mark.parametrize(("format_", "begins"), [("tsv", b"zh\ten\t"), ("tmx", b"<?xml")])
def test_a_review_is_exported_without_an_article(
    review: Review, format_: str, begins: bytes
) -> None:
    answer = review.world.ask("reader", "GET", f"{review.path}/export?format={format_}")
    assert answer.content.startswith(begins)
    assert "银行没有钱。" in answer.text
    assert "The bank has no money." in answer.text
    assert f"Money.{format_}" in answer.headers["content-disposition"]


def test_many_cuts_in_one_place_find_room(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "POSITION_STEP", 2)
    made = Review(
        review.world, text="一。二。三。四。五。六。七。八。", translation_text="One. Two."
    )
    made.align()
    while len(made.ids) > 1:
        made.change("join", 0)
    for count in range(1, 8):
        made.change("cut", 0, source_at=2, target_at=0) if count == 1 else made.change(
            "cut", count - 1, source_at=2, target_at=0
        )
    assert [source for source, _ in made.texts] == [f"{sign}。" for sign in "一二三四五六七八"]
    assert made.ids == sorted(made.ids)
    for _ in range(7):
        made.done("undo")
    assert len(made.ids) == 1


def test_a_browser_can_tell_the_places_of_a_long_novel_apart() -> None:
    assert 100_000 * 2 * POSITION_STEP < 2**53


def _segments(world: World, article: int) -> list[dict[str, Any]]:
    return list(world.ask("reader", "GET", f"/articles/{article}/segments").json()["segments"])


def open_reviews(world: World) -> list[tuple[int, str, int]]:
    """What is listed beside the review that every furnished database has."""
    listed = world.ask("reader", "GET", f"{_P}/pairings").json()
    assert [one["name"] for one in listed][-1] == "Furnished"
    return [(one["id"], one["name"], one["pairs"]) for one in listed[:-1]]
