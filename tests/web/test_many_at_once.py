"""Many requests at once: every one is answered, and nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor

from tests.world import IDS, World


def test_a_hundred_saves_at_once_in_one_article_are_all_answered(world: World) -> None:
    def save(number: int) -> int:
        segment = number % 4 + 1
        return int(world.save("editor", segment, 1, f"text {number}").status_code)

    with ThreadPoolExecutor(100) as threads:
        answers = sorted(threads.map(save, range(100)))
    assert answers == [200] * 4 + [412] * 96


def test_two_hundred_readers_at_once_are_all_answered(world: World) -> None:
    def read(_: int) -> int:
        return int(world.ask("reader", "GET", f"/segments/{IDS.segment}").status_code)

    with ThreadPoolExecutor(200) as threads:
        assert set(threads.map(read, range(200))) == {200}


def test_addresses_that_no_page_has_are_no_failure_of_the_server(world: World) -> None:
    for path in ("/%00", "/" + "a" * 300, "/api/v1/segments/" + "9" * 5_000):
        assert world.client.get(path).status_code in (200, 401, 404, 503)
    bad = world.ask(None, "DELETE", "/session", headers={"Origin": "http://["})
    assert bad.status_code == 403
    for number in (2**31 - 1, 2**31, 2**53):
        assert world.ask("administrator", "GET", f"/segments/{number}").status_code == 404
