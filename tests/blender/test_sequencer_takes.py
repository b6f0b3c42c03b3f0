# SPDX-FileCopyrightText: 2026 Video to Music contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which strips are one take, which takes are at hand, and which is heard."""

import wave

import bpy
import pytest

pytestmark = pytest.mark.usefixtures("sounds")


@pytest.fixture
def takes(module):
    return module("sequencer.takes")


@pytest.fixture
def hearing(module):
    return module("sequencer.hearing")


@pytest.fixture
def put(module, edit, tmp_path):
    """Places a take of a range as a run of its own does; earlier ones sort first. The strip's name."""
    model = module("model")

    def place(name, start, end):
        path = tmp_path / f"{name}.wav"
        with wave.open(str(path), "wb") as out:
            out.setnchannels(1)
            out.setsampwidth(2)
            out.setframerate(8000)
            out.writeframes(bytes(2 * 8000 * (end - start) // 24))
        cut = model.Cut(edit.scene.name, model.Fraction(24), start, end, 640, 360, ())
        recipe = {"job": f"{len(edit.strips):03}", "range": [start, end], "take": name}
        placed = module("sequencer.place").place_take(
            edit.scene, take_path=path, cut=cut, name=name, recipe=recipe
        )
        hear(module, edit, placed)
        return placed

    return place


def hear(module, edit, name):
    module("sequencer.hearing").hear_take(edit.scene, name)


def heard(edit):
    return {strip.name for strip in edit.strips if strip.type == "SOUND" and not strip.mute}


def knife(edit, name, frame, how="SOFT"):
    return edit.strips[name].split(frame=frame, split_method=how).name


def copy_of(edit, name, *, by):
    """A duplicate of a strip, so many frames later."""
    edit.select(edit.strips[name])
    with edit.sequencer():
        bpy.ops.sequencer.duplicate()
    (copy,) = (strip for strip in edit.strips if strip.select and strip.name != name)
    copy.frame_start += by
    return copy.name


def trim_to_45_percent(edit, name):
    edit.strips[name].frame_final_end = 34


def move(edit, name):
    edit.strips[name].frame_start += 30


def move_further(edit, name):
    edit.strips[name].frame_start += 50


def cut_in_the_middle(edit, name):
    knife(edit, name, 37)


def cut_hard(edit, name):
    knife(edit, name, 37, "HARD")


def take_a_hole_out(edit, name):
    middle = knife(edit, name, 25)
    rest = knife(edit, middle, 35)
    edit.strips.remove(edit.strips[middle])
    edit.strips[rest].frame_start -= 10


def lock(edit, name):
    edit.strips[name].lock = True


EDITS = (trim_to_45_percent, move, move_further, cut_in_the_middle, cut_hard, take_a_hole_out, lock)


@pytest.mark.parametrize("change", EDITS)
def test_one_take_is_heard_whatever_became_of_the_other(edit, takes, hearing, put, change):
    first, second = put("first", 1, 73), put("second", 1, 73)
    change(edit, second)
    assert [take.name for take in takes.all_takes(edit.scene)] == ["first", "second"]
    hearing.choose_take(edit.scene, first)
    assert heard(edit) == {first}
    hearing.choose_take(edit.scene, second)
    (changed,) = (take for take in takes.all_takes(edit.scene) if take.name == second)
    assert heard(edit) == set(changed.names)


def test_the_piece_of_a_take_stands_for_all_of_it(edit, takes, hearing, put):
    first, second = put("first", 1, 73), put("second", 1, 73)
    piece = knife(edit, second, 37)
    hearing.choose_take(edit.scene, first)
    hearing.choose_take(edit.scene, piece)
    assert heard(edit) == {second, piece}
    hearing.rename_take(edit.scene, piece, new_name="Rain")
    assert {strip.name for strip in edit.strips} == {first, "Rain", "Rain.001"}
    hearing.delete_take(edit.scene, "Rain.001")
    assert [strip.name for strip in edit.strips] == [first]


@pytest.mark.parametrize("what", ["whole", "cut"])
def test_a_copy_elsewhere_is_a_take_of_its_own(edit, takes, hearing, put, what):
    first, second = put("first", 1, 73), put("second", 1, 73)
    names = [second, knife(edit, second, 37)] if what == "cut" else [second]
    copies = {copy_of(edit, name, by=400) for name in names}
    assert [take.names for take in takes.all_takes(edit.scene)] == [
        (first,),
        tuple(names),
        tuple(sorted(copies)),
    ]
    hearing.choose_take(edit.scene, first)
    assert heard(edit) == {first, *copies}


def test_a_copy_on_top_of_its_take_competes_with_it(edit, hearing, put):
    first = put("first", 1, 73)
    copy = copy_of(edit, first, by=0)
    hearing.choose_take(edit.scene, copy)
    assert heard(edit) == {copy}


@pytest.mark.parametrize(
    ("older", "newer", "left"),
    [
        ((1, 73), (1, 25), {"newer"}),
        ((1, 25), (1, 73), {"newer"}),
        ((1, 73), (37, 109), {"newer"}),
        ((1, 73), (65, 137), {"older", "newer"}),
        ((1, 73), (73, 145), {"older", "newer"}),
    ],
    ids=["part of it", "more than it", "half beside it", "a crossfade", "next to it"],
)
def test_what_a_new_take_mutes(edit, put, older, newer, left):
    put("older", *older)
    put("newer", *newer)
    assert heard(edit) == left


def test_halves_of_two_takes_may_both_be_heard(edit, hearing, put):
    first, second = put("first", 1, 73), put("second", 1, 73)
    edit.strips[first].frame_final_end = 40
    edit.strips[second].frame_final_start = 34
    hearing.choose_take(edit.scene, first)
    assert heard(edit) == {first, second}


@pytest.mark.parametrize("inside", ["first", "second"])
def test_a_take_in_a_meta_is_one_of_the_list(edit, takes, hearing, put, inside):
    first, second = put("first", 1, 73), put("second", 1, 73)
    meta = edit.strips.new_meta("Music", 9, 1)
    edit.strips[inside].move_to_meta(meta)
    for name in (first, second):
        hearing.choose_take(edit.scene, name)
        listed = takes.takes_at_hand(edit.scene, (1, 73))
        assert [(take.name, take.muted) for take in listed] == [
            (first, name != first),
            (second, name != second),
        ]
    hearing.delete_take(edit.scene, inside)
    assert [take.name for take in takes.all_takes(edit.scene)] == [{first, second}.difference({inside}).pop()]


def test_the_take_that_is_heard_alone_is_muted_by_another_click(edit, hearing, put):
    first, second = put("first", 1, 73), put("second", 1, 73)
    hearing.choose_take(edit.scene, second)
    assert heard(edit) == set()
    hearing.choose_take(edit.scene, second)
    assert heard(edit) == {second}
    edit.strips[first].mute = False
    hearing.choose_take(edit.scene, second)
    assert heard(edit) == {second}


def test_when_the_heard_take_is_deleted_the_newest_of_the_rest_is_heard(edit, hearing, put):
    first, second, third = (put(name, 1, 73) for name in ("first", "second", "third"))
    hearing.delete_take(edit.scene, third)
    assert heard(edit) == {second}
    hearing.delete_take(edit.scene, first)
    assert heard(edit) == {second}


def test_silence_that_was_chosen_stays_when_a_take_is_deleted(edit, hearing, put):
    put("first", 1, 73)
    second = put("second", 1, 73)
    hearing.choose_take(edit.scene, second)
    hearing.delete_take(edit.scene, second)
    assert heard(edit) == set()


def test_a_deleted_part_brings_no_whole_back_over_its_other_part(edit, hearing, put):
    put("whole", 1, 73)
    one, other = put("one", 1, 37), put("other", 37, 73)
    hearing.delete_take(edit.scene, one)
    assert heard(edit) == {other}


def test_a_locked_take_is_deleted_as_blender_deletes_locked_strips(edit, hearing, put):
    first = put("first", 1, 73)
    edit.strips[first].lock = True
    hearing.delete_take(edit.scene, first)
    assert not edit.strips


def test_the_takes_at_hand_are_those_under_the_selection(edit, takes, put):
    first, second, far = put("first", 1, 73), put("second", 1, 25), put("far", 201, 225)
    listed = takes.takes_at_hand
    edit.select(edit.strips[far])
    edit.strips[far].select = False
    assert [take.name for take in listed(edit.scene, None)] == [far]
    assert [take.name for take in listed(edit.scene, (37, 61))] == [first]
    assert {take.name for take in listed(edit.scene, (1, 73))} == {first, second}
    edit.select(edit.strips[second])
    edit.editor.active_strip = edit.strips[far]
    assert {take.name for take in listed(edit.scene, None)} == {first, second}
    assert {take.name for take in listed(edit.scene, (190, 210))} == {first, second, far}


def test_what_was_selected_in_a_meta_counts_while_that_is_open(edit, takes, put):
    name = put("first", 1, 73)
    edit.strips[name].select = True
    meta = edit.strips.new_meta("Music", 9, 1)
    edit.strips[name].move_to_meta(meta)
    edit.editor.active_strip = None
    assert takes.takes_at_hand(edit.scene, (201, 225)) == takes.takes_at_hand(edit.scene, None) == []
    edit.editor.display_stack(meta)
    assert [take.name for take in takes.takes_at_hand(edit.scene, None)] == [name]
    edit.editor.display_stack(None)


def test_takes_of_other_ranges_are_listed_apart(edit, takes, put):
    first, part, second = put("first", 1, 73), put("part", 1, 25), put("second", 1, 73)
    trim_to_45_percent(edit, second)
    groups = takes.by_range(takes.takes_at_hand(edit.scene, (1, 73)))
    assert [[take.name for take in group] for group in groups] == [[part], [first, second]]
    assert [group[0].scored for group in groups] == [(1, 25), (1, 73)]


def test_a_take_moves_with_the_edit(edit, takes, put):
    name = put("first", 1, 73)
    edit.strips[name].frame_start += 100
    (take,) = takes.all_takes(edit.scene)
    assert take.scored == take.span == (101, 173)


def test_a_loud_take_is_turned_down_and_a_quiet_one_stays(edit, takes, hearing, put):
    name = put("first", 1, 73)
    piece = knife(edit, name, 37)
    (take,) = takes.all_takes(edit.scene)
    hearing.turn_down(edit.scene, take, from_lufs=-12, to_lufs=-18)
    assert [edit.strips[each].volume for each in (name, piece)] == [pytest.approx(10 ** (-6 / 20))] * 2
    hearing.turn_down(edit.scene, take, from_lufs=-20, to_lufs=-18)
    assert edit.strips[name].volume == 1


def test_a_deleted_take_takes_its_sound_along(edit, hearing, put, module):
    name = put("only", 1, 73)
    hearing.delete_take(edit.scene, name)
    assert (len(edit.strips), len(bpy.data.sounds)) == (0, 0)
    with pytest.raises(module("errors").TimelineError, match="no longer on this timeline"):
        hearing.choose_take(edit.scene, name)


HOSTILE = ["", "[]", "{", "[" * 100_000, 7, {"a": 1}, '{"job": 7, "service": [], "range": [1.5, true]}']


@pytest.mark.parametrize("recipe", HOSTILE)
def test_a_hostile_recipe_says_nothing(edit, takes, put, recipe):
    name, other = put("take", 1, 73), put("other", 1, 73)
    for each in (name, other):
        edit.strips[each]["video_to_music"] = recipe
    found = takes.takes_at_hand(edit.scene, (1, 73))
    assert [take.names for take in found] == [(name,), (other,)]
    assert [(take.job, take.service, take.scored) for take in found] == [("", "", (1, 73))] * 2
