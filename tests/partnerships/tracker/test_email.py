"""Reading uploaded e-mails, whatever is in them, and logging them once."""

import os
import time
from email.message import EmailMessage
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from foundation.registries import digest_steps
from partnerships.tracker.choices import InteractionKind
from partnerships.tracker.models import Interaction, Person
from partnerships.tracker.services.guess_correspondents import guess_correspondents
from partnerships.tracker.services.keep_incoming import (
    KEPT_FOR,
    find_incoming,
    keep_incoming,
    purge_incoming,
)
from partnerships.tracker.services.read_email import LARGEST_EMAIL, Email, read_email
from tests.factories.register import make_organisation
from tests.factories.tracker import (
    day,
    make_interaction,
    make_officer,
    make_person,
    make_post,
    make_relationship,
)

PDF = b"%PDF-1.4 invented"
#: In seconds: far more than any of these takes, far less than a harmful one would.
SOON = 5.0


def written(**values: Any) -> EmailMessage:
    message = EmailMessage()
    message["From"] = values.get("sender", "Desk <desk@police.example>")
    message["To"] = values.get("to", "us@example.org")
    message["Subject"] = values.get("subject", "Statistics")
    message["Date"] = values.get("date", "Tue, 3 Mar 2026 10:00:00 +0000")
    message["Message-ID"] = values.get("message_id", "<one@police.example>")
    message.set_content(values.get("text", "Here they are."))
    return message


def read(message: EmailMessage) -> Email:
    return read_email(message.as_bytes())


def raw(body: bytes, *headers: bytes) -> bytes:
    plain = (b"From: a@example.org", b"Subject: x", b"Message-ID: <x@example.org>")
    return b"\r\n".join((*headers, *plain, b"", body))


# --- Reading -------------------------------------------------------------------------------------


def test_an_ordinary_e_mail_is_read() -> None:
    message = written(text="Here they are.\n\n> What about them?\n")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="figures.pdf")
    email = read(message)
    assert (email.message_id, email.subject) == ("<one@police.example>", "Statistics")
    assert (email.sent_on.isoformat(), email.text) == ("2026-03-03", "Here they are.")
    assert email.history == "> What about them?"
    assert email.addresses == ["desk@police.example", "us@example.org"]
    assert [(each.name, each.kind.words) for each in email.attachments] == [("figures.pdf", "PDF")]


def test_encoded_words_and_bodies_are_decoded() -> None:
    message = written(subject="Données chiffrées", sender="Émile <e@example.org>", text="Voilà é")
    email = read(message)
    assert (email.subject, email.text) == ("Données chiffrées", "Voilà é")
    assert email.senders[0].name == "Émile"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Réunion".encode(), "Réunion"),
        ("Réunion ń =?utf-8?q?=C3=A9t=C3=A9?=".encode(), "Réunion ń été"),
        ("Réunion".encode("latin-1"), "R\ufffdunion"),
    ],
)
def test_headers_in_eight_bits_are_read(subject: bytes, expected: str) -> None:
    sender = "From: É <é@police.example>".encode()
    data = raw(b"x", b"Subject: " + subject, sender, b"Message-ID: <\xe9@x.example>")
    email = check(data)
    assert email is not None
    assert email.subject == expected
    assert ("É", "é@police.example") in [(each.name, each.address) for each in email.senders]


def test_an_e_mail_of_html_alone_becomes_text() -> None:
    message = written()
    message.set_content(
        "<html><head><style>p{}</style></head><body><p>One &amp; <b>two</b></p><script>x()</script>"
        "<!-- gone --><p>Three<img src='https://tracker.example/x.gif'></p></body></html>",
        subtype="html",
    )
    assert read(message).text == "One & two\n\nThree"


@pytest.mark.parametrize(
    "start",
    [
        "-----Original Message-----",
        "On Mon, 2 Mar 2026 at 10:00, Us <us@example.org> wrote:",
        "On Mon, 2 Mar 2026 at 10:00, Us\n<us@example.org> wrote:",
        "Le lun. 2 mars 2026 à 10:00, Nous <us@example.org> a écrit :",
        "From: Us <us@example.org>\nSent: Monday",
        "________________________________",
        "> Quoted",
    ],
)
def test_quoted_history_is_parted(start: str) -> None:
    email = read(
        written(text=f"Yes.\n\n{start}\nold words\n" if start[0] != ">" else f"Yes.\n{start}")
    )
    assert email.text == "Yes."
    assert email.history


def test_an_e_mail_that_is_all_quotation_keeps_it() -> None:
    assert read(written(text="> Forwarded words")).text == "> Forwarded words"


@pytest.mark.parametrize(
    "given_date",
    [
        "Mon, 00 Jan 0000 00:00:00 +0000",
        "Fri, 31 Dec 9999 23:59:59 -1200",
        "Mon, 1 Jan 0001 00:00:00 +1400",
        "soon",
        "",
        "Tue, 3 Mar 1970 10:00:00 +0000",
        "Tue, 3 Mar 2026 99:99:99 +9999",
    ],
)
def test_a_day_that_cannot_be_is_left_to_the_reader(given_date: str) -> None:
    data = raw(b"x", b"Date: " + given_date.encode())
    assert read_email(data).sent_on is None


def test_headers_smuggle_nothing_in() -> None:
    data = raw(b"x", b"Subject: a =?utf-8?b?DQpCY2M6IHhAZXhhbXBsZS5vcmc=?=", b"Date: x")
    subject = read_email(data.replace(b"Subject: x\r\n", b"")).subject
    assert subject == "a Bcc: x@example.org"


def test_marks_that_nobody_sees_are_dropped() -> None:
    email = read_email(
        raw("a\u202eb\u200bc\x00d".encode(), b"Content-Type: text/plain; charset=utf-8")
    )
    assert email.text == "abcd"


def test_attachments_of_refused_kinds_are_listed_but_not_known() -> None:
    message = written()
    for name, data in (("winmail.dat", b"\x78\x9f\x3e\x22\x00"), ("a.exe", b"MZ\x00\x01")):
        message.add_attachment(data, maintype="application", subtype="ms-tnef", filename=name)
    message.add_attachment(written())
    found = read(message).attachments
    assert [each.kind for each in found] == [None, None, None]
    assert found[0].name == "winmail.dat"


def test_the_name_of_an_attachment_is_a_mere_name() -> None:
    message = written()
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="..\\..\\a/b.pdf")
    assert read(message).attachments[0].name == "b.pdf"


def test_without_an_identifier_the_bytes_tell_e_mails_apart() -> None:
    one = read_email(b"From: a@example.org\nSubject: x\n\nx").message_id
    assert one.startswith("sha256:")
    assert one == read_email(b"From: a@example.org\nSubject: x\n\nx").message_id
    assert one != read_email(b"From: a@example.org\nSubject: x\n\ny").message_id


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"\x00" * 100, b"%PDF-1.4", b"hello", b"Subject: x\n\ny", b"\n\n\n"]
)
def test_what_is_no_e_mail_is_refused(data: bytes) -> None:
    with pytest.raises(ValidationError):
        read_email(data)


def test_what_is_too_large_is_refused() -> None:
    with pytest.raises(ValidationError, match="at most"):
        read_email(b"From: a\n" + b"x" * LARGEST_EMAIL)


def _nested(depth: int) -> bytes:
    heads = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (each, each)
        for each in range(depth)
    )
    return b"From: a@example.org\r\nSubject: x\r\n" + heads + b"\r\ndeep"


def _many(number: int) -> bytes:
    head = (
        b'From: a@example.org\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    )
    return head + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * number + b"--b--"


HOSTILE = {
    "nested": _nested(15),
    "nested deep": _nested(3_000),
    "many parts": _many(900),
    "thousands of parts": _many(50_000),
    "nested messages": b"From: a@b.c\nSubject: x\n" + b"Content-Type: message/rfc822\n\n" * 2_000,
    "long header": raw(b"x", b"To: " + b"a@example.org, " * 200_000),
    "many headers": raw(b"x", *([b"X-A: b"] * 100_000)),
    "comments": raw(b"x", b"From: " + b"(" * 100_000),
    "parameters": raw(b"x", b"Content-Type: text/plain" + b"; a=b" * 200_000),
    "encoded words": raw(b"x", b"Subject: " + b"=?a?q?" * 100_000),
    "open tags": raw(b"<" * 300_000, b"Content-Type: text/html"),
    "open comments": raw(b"<!--" * 100_000, b"Content-Type: text/html"),
    "open scripts": raw(b"<script>" * 50_000, b"Content-Type: text/html"),
    "punycode": raw(b"x-" * 200_000, b"Content-Type: text/plain; charset=punycode"),
    "zlib": raw(b"x", b"Content-Type: text/plain; charset=zlib"),
    "unknown charset": raw(b"x\xff", b"Content-Type: text/plain; charset=x\x00y"),
    "broken base64": raw(b"====A=", b"Content-Transfer-Encoding: base64"),
    "broken quoted": raw(b"=ZZ=\r\n=", b"Content-Transfer-Encoding: quoted-printable"),
    "uuencode": raw(b"begin 666 x\n\x00\xff", b"Content-Transfer-Encoding: x-uuencode"),
    "no boundary": raw(b"--x", b"Content-Type: multipart/mixed"),
    "odd type": raw(
        b"x", b'Content-Type: ;;;=\x00/"', b"Content-Disposition: \x00;;filename*=x''%"
    ),
    "short lines": raw(b"\n" * 3_000_000),
    "odd address": raw(b"x", b"To: <@@>, a@b@c, \x00, =?utf-8?q?=22=2C_x=40y?=", b"Cc: ;:,"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_e_mails_are_read_or_refused_soon(name: str) -> None:
    began = time.process_time()
    check(HOSTILE[name])
    assert time.process_time() - began < SOON


HEADER = st.sampled_from(
    (
        "From",
        "To",
        "Cc",
        "Subject",
        "Date",
        "Message-ID",
        "Content-Type",
        "Content-Disposition",
        "Content-Transfer-Encoding",
        "MIME-Version",
        "Content-ID",
    )
)
VALUE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            'multipart/mixed; boundary="b"',
            "multipart/alternative; boundary=b",
            "message/rfc822",
            "text/html; charset=utf-16",
            'text/plain; charset="',
            "attachment; filename*=utf-8''%ff%00",
            "base64",
            "quoted-printable",
            "=?utf-8?b?/w==?=",
            "=?x?q?=ZZ?=",
            "<<a@b>",
        ]
    ),
)
LINE = st.one_of(
    st.sampled_from(["--b", "--b--", "", "> x", "<p>", "&#x110000;", "begin 644 x", "From: a@b.c"]),
    st.text(max_size=40),
    st.tuples(HEADER, VALUE).map(": ".join),
)


@given(st.lists(st.tuples(HEADER, VALUE), max_size=8), st.lists(LINE, max_size=25))
def test_no_e_mail_raises_anything_but_a_message(
    headers: list[tuple[str, str]], lines: list[str]
) -> None:
    text = "\n".join([*map(": ".join, headers), "From: a@b.example", "Subject: x", "", *lines])
    check(text.encode("utf-8", "surrogateescape"))


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_message(data: bytes) -> None:
    check(data)
    check(raw(data, b'Content-Type: multipart/mixed; boundary="b"'))
    check(raw(data, b"Content-Type: text/html", b"Content-Transfer-Encoding: base64"))


def check(data: bytes) -> Email | None:
    try:
        email = read_email(data)
    except ValidationError:
        return None
    assert len(email.message_id) <= 255
    assert len(email.subject) <= 300
    assert not set(email.subject + email.text + email.history) & set("\x00\r\u202e")
    assert all("/" not in each.name for each in email.attachments)
    names = [person.name for person in (*email.senders, *email.recipients)]
    names += [each.name for each in email.attachments]
    for words in (email.message_id, email.subject, email.text, email.history, *names):
        words.encode("utf-8")
    "".join(email.addresses).encode("utf-8")
    return email


# --- Between the two steps -----------------------------------------------------------------------


@pytest.mark.django_db
def test_an_upload_is_found_by_who_left_it_and_only_for_a_day(settings: Any) -> None:
    user = make_officer()
    token = keep_incoming(b"words", user)
    assert find_incoming(token, user) == b"words"
    assert find_incoming(token, make_officer()) is None
    assert find_incoming("x" + token, user) is None
    file = next(path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file())
    old = time.time() - KEPT_FOR - 60
    os.utime(file, (old, old))
    assert purge_incoming() == 1
    assert find_incoming(token, user) is None


@pytest.mark.django_db
def test_uploads_are_forgotten_every_day_although_nobody_uploads(settings: Any) -> None:
    keep_incoming(b"words", make_officer())
    old = time.time() - KEPT_FOR - 60
    os.utime(left(settings)[0], (old, old))
    lines: list[str] = []
    next(step for step in digest_steps if step.name == "uploaded e-mails").run(lines.append)
    assert left(settings) == []
    assert lines == ["1 uploaded e-mails forgotten"]


# --- Logging -------------------------------------------------------------------------------------


def upload(user: User, data: bytes) -> Any:
    client = Client()
    client.force_login(user)
    file = SimpleUploadedFile("mail.eml", data, "message/rfc822")
    return client, client.post(reverse("tracker_email"), {"file": file})


def sent(**values: Any) -> dict[str, Any]:
    return {
        "kind": "email",
        "state": "held",
        "on": "2026-03-03",
        "visibility": "staff",
        "is_two_way": "no",
        **values,
    }


def left(settings: Any) -> list[Any]:
    return [path for path in settings.PRIVATE_ROOT.rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_an_e_mail_is_uploaded_looked_at_and_logged_once(
    settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    user, relationship = make_officer(), make_relationship()
    unit = make_organisation(parent=relationship.organisation)
    post = make_post(organisation=unit, holder=make_person(email="desk@police.example"))
    message = written(to=f"{user.email}, stranger@example.net")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="figures.pdf")
    client, answer = upload(user, message.as_bytes())
    assert answer.status_code == 302
    assert not Interaction.everything.exists()

    page = client.get(answer.url)
    initial = page.context["form"].initial
    assert (initial["relationship"], initial["posts"]) == (relationship, [post])
    assert (initial["on"].isoformat(), initial["is_two_way"]) == ("2026-03-03", "no")
    assert "stranger@example.net" in page.content.decode()

    wanted = sent(relationship=relationship.uid, posts=[post.uid], attachments=["0"], notes="x")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(answer.url, wanted)
    row = Interaction.everything.get()
    assert (row.kind, row.message_id, row.is_two_way) == (
        InteractionKind.EMAIL,
        "<one@police.example>",
        False,
    )
    assert [file.name for file in row.files.all()] == ["figures.pdf"]
    assert len(left(settings)) == 1
    assert Person.everything.count() == 1

    _client, again = upload(user, message.as_bytes())
    assert again.status_code == 422
    assert "was logged on" in again.context["form"].errors["file"][0]
    assert len(left(settings)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("starts", "ends", "is_theirs"), [(-9, 3, True), (-9, -1, False), (3, None, False)]
)
def test_an_address_is_of_the_post_that_its_owner_holds_today(
    starts: int, ends: int | None, is_theirs: bool
) -> None:
    post = make_post(holder=make_person(email="desk@police.example"), since=day(starts))
    post.tenures.update(ends_on=None if ends is None else day(ends))
    guess = guess_correspondents(read(written()), make_officer())
    assert guess.posts == ([post] if is_theirs else [])


@pytest.mark.django_db
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_an_e_mail_with_headers_in_eight_bits_is_logged(encoding: str) -> None:
    user, relationship = make_officer(), make_relationship()
    heads = "From: É <é@a.example>\nTo: É <b@a.example>\nSubject: É\nMessage-ID: <é@a.example>"
    client, answer = upload(user, f"{heads}\n\nx".encode(encoding))
    assert client.get(answer.url).status_code == 200
    assert client.post(answer.url, sent(relationship=relationship.uid)).status_code == 302
    assert Interaction.everything.get().message_id


@pytest.mark.django_db
def test_a_mistake_keeps_the_upload_and_what_was_typed() -> None:
    client, answer = upload(make_officer(), written().as_bytes())
    refused = client.post(answer.url, sent(notes="Dear words"))
    assert refused.status_code == 422
    assert "Dear words" in refused.content.decode()
    assert client.post(answer.url, sent(relationship=make_relationship().uid)).status_code == 302


@pytest.mark.django_db
def test_an_e_mail_logged_out_of_sight_is_not_told_of() -> None:
    make_interaction(confidential=True, owner=make_officer(), message_id="<one@police.example>")
    _client, answer = upload(make_officer(), written().as_bytes())
    assert answer.status_code == 302


@pytest.mark.django_db
def test_another_colleague_does_not_find_the_upload() -> None:
    _client, answer = upload(make_officer(), written(subject="Secret").as_bytes())
    other = Client()
    other.force_login(make_officer())
    page = other.get(answer.url)
    assert page.status_code == 302
    assert page.url == reverse("tracker_email")


@pytest.mark.django_db
@pytest.mark.parametrize("data", [b"", b"hello", b"\x00" * 50])
def test_a_bad_upload_is_told_at_the_field_and_nothing_is_kept(data: bytes, settings: Any) -> None:
    _client, answer = upload(make_officer(), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert left(settings) == []


@pytest.mark.django_db
def test_thirty_megabytes_are_refused_at_the_field_without_being_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_args: Any) -> None:
        raise AssertionError("It was read.")

    monkeypatch.setattr("partnerships.tracker.forms.email.read_email", fail)
    _client, answer = upload(make_officer(), b"From: a\n" + b"x" * (30 * 1024 * 1024))
    assert answer.status_code == 422
    assert "at most" in answer.context["form"].errors["file"][0]


@pytest.mark.django_db
def test_a_day_that_cannot_be_has_to_be_filled_in() -> None:
    data = raw(b"x", b"Date: Mon, 1 Jan 0001 00:00:00 +0000")
    client, answer = upload(make_officer(), data)
    assert client.get(answer.url).context["form"].initial["on"] is None
    wanted = sent(relationship=make_relationship().uid, on="")
    assert "on" in client.post(answer.url, wanted).context["form"].errors


@pytest.mark.django_db
def test_what_stands_in_an_e_mail_is_escaped() -> None:
    data = written(subject="<script>alert(1)</script>", text="</textarea><script>x").as_bytes()
    client, answer = upload(make_officer(), data)
    page = client.get(answer.url).content.decode()
    assert "<script>alert(1)" not in page
    assert "<script>x" not in page
