"""Rules for what may be typed into a field, what of it is kept, and how it is shown."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.core.errors import Refusal
from clerk_app.core.field_value import AccountLength, Hint, display, editing, hint, mask, parse
from clerk_app.core.procedure import Choice, FieldKind
from clerk_app.core.sentence import Sentence

CARD = "330106195803124123"
CODE = "91110000600037341L"


def refused(kind: FieldKind, text: str, choices: tuple[Choice, ...] = ()) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(Refusal) as caught:
        parse(kind, text, choices)
    return caught.value.code, dict(caught.value.parameters)


def refused_or_kept(kind: FieldKind, text: str) -> tuple[str, str]:
    try:
        return "kept", parse(kind, text).text
    except Refusal as refusal:
        return refusal.code, ""


@pytest.mark.parametrize("kind", list(FieldKind))
@pytest.mark.parametrize("text", ["", "   ", "\u3000", "\n\t"])
def test_an_empty_field_is_empty_whatever_its_kind(kind: FieldKind, text: str) -> None:
    assert refused(kind, text) == ("field.empty", {})
    assert hint(kind, text) is None


class TestAccountNumber:
    @pytest.mark.parametrize("typed", ["33010452718", "3301 0452 718", " ３３０１０４５２７１８ ", "3301-0452-718"])
    def test_is_kept_as_digits_however_it_is_typed(self, typed: str) -> None:
        value = parse(FieldKind.ACCOUNT_NUMBER, typed)
        assert (value.text, value.fact) == ("33010452718", "33010452718")

    def test_is_shown_in_groups_of_four(self) -> None:
        assert display(FieldKind.ACCOUNT_NUMBER, "33010452718", "zh") == "3301 0452 718"

    def test_has_eight_to_sixteen_digits(self) -> None:
        assert refused(FieldKind.ACCOUNT_NUMBER, "3301045") == ("field.too_short", {"missing": 1})
        assert refused(FieldKind.ACCOUNT_NUMBER, "3" * 17) == ("field.too_long", {"extra": 1})
        assert parse(FieldKind.ACCOUNT_NUMBER, "3" * 8).text == "3" * 8
        assert parse(FieldKind.ACCOUNT_NUMBER, "3" * 16).text == "3" * 16

    def test_the_hall_may_know_the_exact_length(self) -> None:
        eleven = AccountLength(11, 11)
        assert hint(FieldKind.ACCOUNT_NUMBER, "3301 0452 7", account_length=eleven) == Hint(
            "field.hint.missing", {"missing": 2}
        )
        assert hint(FieldKind.ACCOUNT_NUMBER, "3301 0452 718", account_length=eleven) is None

    @pytest.mark.parametrize("typed", ["3301O452718", "٣٣٠١٠٤٥٢", "²³²³²³²³", "户号33010452718"])
    def test_holds_nothing_but_digits(self, typed: str) -> None:
        assert refused(FieldKind.ACCOUNT_NUMBER, typed)[0] == "field.not_digits"


class TestIdentityCard:
    @pytest.mark.parametrize("typed", [CARD, "330106 19580312 4123", "３３０１０６１９５８０３１２４１２３"])
    def test_a_right_one_is_accepted(self, typed: str) -> None:
        assert parse(FieldKind.IDENTITY_CARD, typed).text == CARD

    def test_a_small_x_is_the_check_digit_too(self) -> None:
        assert parse(FieldKind.IDENTITY_CARD, "11010519491231002x").text == "11010519491231002X"

    def test_any_wrong_digit_is_found(self) -> None:
        for place in range(18):
            for digit in "0123456789":
                if digit == CARD[place]:
                    continue
                code, _ = refused(FieldKind.IDENTITY_CARD, CARD[:place] + digit + CARD[place + 1 :])
                assert code == "field.check_digit"

    def test_swapped_neighbours_are_found(self) -> None:
        for place in range(17):
            if CARD[place] != CARD[place + 1]:
                swapped = CARD[:place] + CARD[place + 1] + CARD[place] + CARD[place + 2 :]
                assert refused(FieldKind.IDENTITY_CARD, swapped)[0] == "field.check_digit"

    def test_the_day_of_birth_must_exist(self) -> None:
        assert refused(FieldKind.IDENTITY_CARD, with_card_check("33010619580230412")) == (
            "field.birth_date",
            {},
        )

    @pytest.mark.parametrize("place", ["810000", "820000", "830000", "911124"])
    def test_residents_from_elsewhere_are_accepted(self, place: str) -> None:
        number = with_card_check(f"{place}19580312412")
        assert parse(FieldKind.IDENTITY_CARD, number).text == number

    def test_missing_digits_are_counted_while_typing(self) -> None:
        assert hint(FieldKind.IDENTITY_CARD, CARD[:15]) == Hint("field.hint.missing", {"missing": 3})
        assert hint(FieldKind.IDENTITY_CARD, CARD) is None
        assert hint(FieldKind.IDENTITY_CARD, CARD[:17] + "4") == Hint("field.check_digit", {})
        assert hint(FieldKind.IDENTITY_CARD, CARD + "1") == Hint("field.too_long", {"extra": 1})

    @pytest.mark.parametrize("typed", ["33010X", "X", "abc", "身份证"])
    def test_letters_are_refused_at_once(self, typed: str) -> None:
        if typed == "X":
            assert refused(FieldKind.IDENTITY_CARD, typed) == ("field.too_short", {"missing": 17})
        elif typed == "33010X":
            assert refused(FieldKind.IDENTITY_CARD, typed) == ("field.too_short", {"missing": 12})
        else:
            assert refused(FieldKind.IDENTITY_CARD, typed) == ("field.not_an_identity_card", {})

    def test_others_see_its_ends_only(self) -> None:
        assert mask(FieldKind.IDENTITY_CARD, CARD) == "330****4123"


def with_card_check(first_17: str) -> str:
    """The weights of GB 11643, written out independently of the library under use."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    remainder = sum(int(digit) * weight for digit, weight in zip(first_17, weights, strict=True)) % 11
    return first_17 + "10X98765432"[remainder]


@given(st.text("0123456789", min_size=17, max_size=17))
def test_the_card_check_agrees_with_the_weights_of_the_standard(first_17: str) -> None:
    code, _ = refused_or_kept(FieldKind.IDENTITY_CARD, with_card_check(first_17))
    assert code in ("kept", "field.birth_date")


class TestCreditCode:
    @pytest.mark.parametrize("typed", [CODE, "91110000 600037341 l", "９１１１００００６０００３７３４１Ｌ"])
    def test_a_right_one_is_accepted(self, typed: str) -> None:
        assert parse(FieldKind.CREDIT_CODE, typed).text == CODE

    def test_a_rural_collective_begins_with_a_letter(self) -> None:
        from stdnum.cn import uscc

        number = "N2330106MF1234567" + uscc.calc_check_digit("N2330106MF1234567")
        assert parse(FieldKind.CREDIT_CODE, number).text == number

    def test_any_wrong_character_is_found(self) -> None:
        for place in (0, 5, 8, 12, 17):
            for character in "0123456789":
                if character != CODE[place]:
                    wrong = CODE[:place] + character + CODE[place + 1 :]
                    assert refused(FieldKind.CREDIT_CODE, wrong) == ("field.check_digit", {})

    @pytest.mark.parametrize("letter", "IOSVZ")
    def test_letters_the_standard_leaves_out_are_named_by_place(self, letter: str) -> None:
        assert refused(FieldKind.CREDIT_CODE, f"91110000{letter}") == (
            "field.credit_code_character",
            {"position": 9},
        )

    def test_missing_characters_are_counted(self) -> None:
        assert hint(FieldKind.CREDIT_CODE, CODE[:10]) == Hint("field.hint.missing", {"missing": 8})


class TestPhone:
    @pytest.mark.parametrize(
        ("typed", "kept", "shown", "masked"),
        [
            ("138 0571 2207", "13805712207", "138 0571 2207", "138****2207"),
            ("１３８０５７１２２０７", "13805712207", "138 0571 2207", "138****2207"),
            ("138-0571-2207", "13805712207", "138 0571 2207", "138****2207"),
            ("+86 138 0571 2207", "13805712207", "138 0571 2207", "138****2207"),
            ("8613805712207", "13805712207", "138 0571 2207", "138****2207"),
            ("0571-555-0126", "0571-5550126", "0571-555 0126", "0571-***0126"),
            ("0571 5550 1260", "0571-55501260", "0571-5550 1260", "0571-****1260"),
            ("（0571）55501260转12", "0571-55501260-12", "0571-5550 1260-12", "0571-****1260"),
            ("0571-55501260-12", "0571-55501260-12", "0571-5550 1260-12", "0571-****1260"),
            ("0571-5550126转分机3", "0571-5550126-3", "0571-555 0126-3", "0571-***0126"),
            ("010 6552 9988", "010-65529988", "010-6552 9988", "010-****9988"),
            ("+86 571 5550 1260", "0571-55501260", "0571-5550 1260", "0571-****1260"),
            ("+86 10 6552 9988", "010-65529988", "010-6552 9988", "010-****9988"),
            ("555 0126", "5550126", "555 0126", "***0126"),
            ("5550126-4", "5550126-4", "555 0126-4", "***0126"),
            ("400-123-4567", "4001234567", "400 123 4567", "400***4567"),
            ("+852 9123 4567", "+85291234567", "+85291234567", "+85****4567"),
        ],
    )
    def test_is_kept_shown_and_masked(self, typed: str, kept: str, shown: str, masked: str) -> None:
        assert parse(FieldKind.PHONE, typed).text == kept
        assert display(FieldKind.PHONE, kept, "zh") == shown
        assert mask(FieldKind.PHONE, kept) == masked

    @pytest.mark.parametrize(
        ("typed", "missing"),
        [("1", 10), ("138 0571 22", 2), ("05", 9), ("0571 55", 5), ("010", 7), ("400 123 456", 1)],
    )
    def test_missing_digits_are_counted_while_typing(self, typed: str, missing: int) -> None:
        assert hint(FieldKind.PHONE, typed) == Hint("field.hint.missing", {"missing": missing})

    def test_too_many_digits_are_counted(self) -> None:
        assert refused(FieldKind.PHONE, "138057122071") == ("field.too_long", {"extra": 1})
        assert refused(FieldKind.PHONE, "0571555012601") == ("field.too_long", {"extra": 1})

    @pytest.mark.parametrize("typed", ["12805712207", "没有电话", "0571-1234567", "138057122o7", "+0123456789"])
    def test_what_nobody_can_ring_is_refused(self, typed: str) -> None:
        assert refused(FieldKind.PHONE, typed) == ("field.not_a_phone", {})

    @pytest.mark.parametrize("typed", ["+", "+86", "00", "+85"])
    def test_an_unfinished_prefix_is_not_a_fault_yet(self, typed: str) -> None:
        assert hint(FieldKind.PHONE, typed) is None


class TestMoney:
    @pytest.mark.parametrize(
        ("typed", "fen"),
        [
            ("186.40", 18640),
            ("186.4", 18640),
            ("¥186.40", 18640),
            ("￥１８６．４０元", 18640),
            ("1,234.50 元", 123450),
            ("1，234", 123400),
            ("0", 0),
            ("0.01", 1),
            ("186。4", 18640),
            ("12.00 yuan", 1200),
        ],
    )
    def test_is_kept_in_whole_fen(self, typed: str, fen: int) -> None:
        value = parse(FieldKind.MONEY, typed)
        assert (value.text, value.fact) == (str(fen), fen)
        assert type(value.fact) is int

    @pytest.mark.parametrize(
        ("typed", "code"),
        [
            ("-1", "field.negative"),
            ("1.005", "field.parts_of_a_fen"),
            ("1e5", "field.not_a_number"),
            ("一百", "field.not_a_number"),
            ("12,34", "field.not_a_number"),
            ("NaN", "field.not_a_number"),
            ("99999999999", "field.too_much_money"),
            ("9" * 40, "field.number_too_long"),
        ],
    )
    def test_what_is_no_amount_is_refused(self, typed: str, code: str) -> None:
        assert refused(FieldKind.MONEY, typed)[0] == code

    def test_is_shown_in_yuan(self) -> None:
        assert display(FieldKind.MONEY, "18640", "zh") == "186.40 元"
        assert display(FieldKind.MONEY, "123456789", "en") == "1,234,567.89 yuan"
        assert editing(FieldKind.MONEY, "5") == "0.05"

    @given(st.integers(0, 99_999_999_999))
    def test_loses_no_fen_on_the_way_to_the_screen_and_back(self, fen: int) -> None:
        for shown in (editing(FieldKind.MONEY, str(fen)), display(FieldKind.MONEY, str(fen), "zh")):
            assert parse(FieldKind.MONEY, shown).fact == fen


class TestNumber:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("8", "8"),
            ("08.50", "8.5"),
            ("-3", "-3"),
            ("１６０", "160"),
            ("1,000", "1000"),
            ("-0", "0"),
            ("100", "100"),
        ],
    )
    def test_is_kept_in_its_shortest_spelling(self, typed: str, kept: str) -> None:
        value = parse(FieldKind.NUMBER, typed)
        assert value.text == kept
        assert value.fact == Decimal(kept)

    def test_is_exact(self) -> None:
        assert parse(FieldKind.NUMBER, "0.1").fact == Decimal("0.1")

    @pytest.mark.parametrize("typed", ["8kW", "1.2.3", "--1", "8 和 9", "Infinity", "٣"])
    def test_anything_else_is_not_a_number(self, typed: str) -> None:
        assert refused(FieldKind.NUMBER, typed) == ("field.not_a_number", {})

    @pytest.mark.parametrize("typed", ["-", "12.", "1,", "+"])
    def test_half_a_number_is_not_a_fault_yet(self, typed: str) -> None:
        assert hint(FieldKind.NUMBER, typed) is None

    def test_a_letter_is_a_fault_at_once(self) -> None:
        assert hint(FieldKind.NUMBER, "8k") == Hint("field.not_a_number", {})


class TestDate:
    @pytest.mark.parametrize(
        "typed",
        [
            "2026-11-30",
            "20261130",
            "2026/11/30",
            "2026.11.30",
            "2026年11月30日",
            "２０２６－１１－３０",
            "2026。11。30",
        ],
    )
    def test_is_kept_the_same_however_it_is_written(self, typed: str) -> None:
        value = parse(FieldKind.DATE, typed)
        assert (value.text, value.fact) == ("2026-11-30", dt.date(2026, 11, 30))

    def test_a_day_that_is_not_in_the_calendar_is_refused(self) -> None:
        assert refused(FieldKind.DATE, "2026-02-29") == ("field.no_such_day", {})
        assert refused(FieldKind.DATE, "2026-13-01") == ("field.no_such_day", {})
        assert refused(FieldKind.DATE, "30.11.2026") == ("field.not_a_date", {})
        assert hint(FieldKind.DATE, "2026-1") is None

    def test_is_shown_in_words(self) -> None:
        assert display(FieldKind.DATE, "2026-11-30", "zh") == "2026年11月30日"
        assert display(FieldKind.DATE, "2026-11-30", "en") == "30 November 2026"

    @given(st.dates(dt.date(1000, 1, 1)))
    def test_every_day_comes_back_from_the_screen(self, day: dt.date) -> None:
        assert parse(FieldKind.DATE, display(FieldKind.DATE, day.isoformat(), "zh")).fact == day


class TestChoices:
    owner = Choice("owner", Sentence("产权人", "Owner"))
    tenant = Choice("tenant", Sentence("租户", "Tenant"))

    @pytest.mark.parametrize("typed", ["tenant", "租户", "TENANT", " Tenant "])
    def test_may_be_named_by_id_or_title(self, typed: str) -> None:
        value = parse(FieldKind.CHOICE, typed, (self.owner, self.tenant))
        assert (value.text, value.fact) == ("tenant", "tenant")

    def test_what_is_not_offered_is_refused(self) -> None:
        assert refused(FieldKind.CHOICE, "邻居", (self.owner, self.tenant)) == ("field.not_a_choice", {})

    def test_is_shown_by_its_title(self) -> None:
        assert display(FieldKind.CHOICE, "owner", "zh", (self.owner,)) == "产权人"
        assert display(FieldKind.CHOICE, "owner", "en", (self.owner,)) == "Owner"
        assert display(FieldKind.CHOICE, "gone", "en", (self.owner,)) == "gone"

    @pytest.mark.parametrize(
        ("typed", "yes"), [("yes", True), ("是", True), ("Ｙ", True), ("no", False), ("否", False)]
    )
    def test_yes_and_no_in_either_language(self, typed: str, yes: bool) -> None:
        value = parse(FieldKind.YES_NO, typed)
        assert value.fact is yes
        assert display(FieldKind.YES_NO, value.text, "zh") == ("是" if yes else "否")

    def test_perhaps_is_neither(self) -> None:
        assert refused(FieldKind.YES_NO, "也许") == ("field.not_yes_or_no", {})


class TestNamesAndText:
    @pytest.mark.parametrize(
        "name", ["周桂芳", "䶮㛃𬱖", "阿卜杜拉·买买提", "O'Neil", '<img src="/etc/passwd">', "=cmd()", "神"]
    )
    def test_a_name_is_kept_as_it_is(self, name: str) -> None:
        assert parse(FieldKind.PERSON_NAME, f"  {name}\u3000").text == name

    def test_latin_letters_and_digits_lose_their_width_and_han_keep_their_form(self) -> None:
        assert parse(FieldKind.PERSON_NAME, "Ｊｏｈｎ\u3000\ufa19①").text == "John \ufa19①"

    def test_an_accent_is_one_with_its_letter(self) -> None:
        assert parse(FieldKind.PERSON_NAME, "Rene\u0301").text == "Ren\u00e9"

    def test_chinese_punctuation_stays(self) -> None:
        assert parse(FieldKind.ADDRESS, "清河路８８号（３幢），５０１室。").text == "清河路88号（3幢），501室。"

    @pytest.mark.parametrize(
        "hidden", ["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\x00", "\x1b", "\u2028", "\ud800"]
    )
    @pytest.mark.parametrize("kind", [FieldKind.PERSON_NAME, FieldKind.ADDRESS, FieldKind.TEXT])
    def test_what_nobody_sees_is_refused_by_place(self, kind: FieldKind, hidden: str) -> None:
        assert refused(kind, f"周{hidden}芳") == ("field.hidden_character", {"position": 2})

    def test_a_character_of_private_use_is_refused(self) -> None:
        assert refused(FieldKind.PERSON_NAME, "王\ue000") == ("field.private_character", {"position": 2})

    def test_sixty_characters_are_enough_for_a_name(self) -> None:
        assert parse(FieldKind.PERSON_NAME, "王" * 60).text == "王" * 60
        assert refused(FieldKind.PERSON_NAME, "王" * 61) == ("field.text_too_long", {"most": 60, "extra": 1})

    def test_lines_are_for_free_text_only(self) -> None:
        assert parse(FieldKind.TEXT, "第一行 \r\n第二行\n").text == "第一行\n第二行"
        assert refused(FieldKind.PERSON_NAME, "周\n芳") == ("field.line_break", {})

    @pytest.mark.parametrize(
        ("name", "masked"),
        [
            ("周桂芳", "周*芳"),
            ("陈静", "陈*"),
            ("王", "*"),
            ("欧阳桂芳", "欧**芳"),
            ("Mary Smith", "M*** S***"),
        ],
    )
    def test_others_see_the_ends_of_a_name(self, name: str, masked: str) -> None:
        assert mask(FieldKind.PERSON_NAME, name) == masked

    def test_others_see_nothing_of_text_and_addresses(self) -> None:
        assert mask(FieldKind.ADDRESS, "清河路88号") == "****"
        assert mask(FieldKind.TEXT, "电话13805712207") == "****"
        assert mask(FieldKind.ACCOUNT_NUMBER, "33010452718") == "330****2718"
        assert mask(FieldKind.YES_NO, "yes") == "yes"


@given(st.sampled_from(list(FieldKind)), st.text(max_size=80))
def test_any_text_is_refused_or_stays_the_same(kind: FieldKind, text: str) -> None:
    choices = (Choice("a", Sentence("甲", "A")),)
    try:
        value = parse(kind, text, choices)
    except Refusal:
        hint(kind, text, choices)
        return
    assert parse(kind, editing(kind, value.text), choices) == value
    assert display(kind, value.text, "zh", choices)
    assert mask(kind, value.text)


@given(st.text("0123456789-+() 转", max_size=24))
def test_every_accepted_phone_reads_back_as_itself(text: str) -> None:
    try:
        kept = parse(FieldKind.PHONE, text).text
    except Refusal:
        return
    assert parse(FieldKind.PHONE, display(FieldKind.PHONE, kept, "en")).text == kept
