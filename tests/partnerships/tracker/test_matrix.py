"""Each of the six roles against each address of the tracker: who gets in, and who does not.

`CELLS` says what design §6 says, by hand: which right a GET needs, which a POST, and of what kind
of row the address speaks. A confidential row of another team exists for managers only.
"""

from dataclasses import dataclass
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from accounts.choices import Role
from accounts.models import User
from partnerships.tracker import urls
from tests.factories.tracker import make_colleague
from tests.partnerships.tracker.scene import make_scene

pytestmark = pytest.mark.django_db

SEE, EDIT, MANAGE = "see", "edit", "manage"
RIGHTS: dict[Role, set[str]] = {
    Role.READER: {SEE},
    Role.EDITOR: {SEE},
    Role.APPROVER: {SEE},
    Role.OFFICER: {SEE, EDIT},
    Role.MANAGER: {SEE, EDIT, MANAGE},
    Role.ADMINISTRATOR: set(),
}
LET_IN = {200, 302, 400, 409, 422}


@dataclass(frozen=True)
class Cell:
    """What an address asks for: a right to GET, one to POST (None: never), a kind of row.

    `names_a_row` says that a POST names the row it is about among its data: without any it is told
    that there is no such row, once it is let in.
    """

    get: str | None
    post: str | None = None
    of: str = ""
    named_by: str = "uid"
    extra: tuple[tuple[str, Any], ...] = ()
    data: tuple[tuple[str, str], ...] = ()
    names_a_row: bool = False


CELLS: dict[str, Cell] = {
    "tracker_dashboard": Cell(SEE),
    "tracker_head_view": Cell(SEE),
    # Partners
    "tracker_partners": Cell(SEE, SEE),
    "tracker_filter_delete": Cell(None, SEE, extra=(("pk", 1),), names_a_row=True),
    "tracker_board": Cell(SEE),
    "tracker_search": Cell(SEE),
    "tracker_partner_add": Cell(EDIT, EDIT),
    "tracker_partner": Cell(SEE, of="relationship"),
    "tracker_partner_edit": Cell(EDIT, EDIT, of="relationship"),
    "tracker_partner_stage": Cell(EDIT, EDIT, of="relationship"),
    # Interactions
    "tracker_log_call": Cell(EDIT, EDIT),
    "tracker_interactions": Cell(SEE),
    "tracker_interaction": Cell(SEE, of="interaction"),
    "tracker_interaction_edit": Cell(EDIT, EDIT, of="interaction"),
    "tracker_interaction_settle": Cell(EDIT, EDIT, of="interaction"),
    "tracker_interaction_delete": Cell(MANAGE, MANAGE, of="interaction"),
    "tracker_email": Cell(EDIT, EDIT),
    "tracker_file": Cell(SEE, of="file"),
    "tracker_pick": Cell(SEE),
    # Commitments and action points
    "tracker_work": Cell(SEE),
    "tracker_commitments": Cell(SEE),
    "tracker_commitment_add": Cell(EDIT, EDIT),
    "tracker_commitment": Cell(SEE, of="commitment"),
    "tracker_commitment_edit": Cell(EDIT, EDIT, of="commitment"),
    "tracker_commitment_keep": Cell(EDIT, EDIT, of="commitment"),
    "tracker_commitment_drop": Cell(EDIT, EDIT, of="commitment"),
    "tracker_action_add": Cell(EDIT, EDIT),
    "tracker_action": Cell(SEE, of="action"),
    "tracker_action_edit": Cell(EDIT, EDIT, of="action"),
    "tracker_action_done": Cell(EDIT, EDIT, of="action"),
    "tracker_action_drop": Cell(EDIT, EDIT, of="action"),
    "tracker_settle": Cell(None, EDIT, of="action", extra=(("kind", "action"), ("verb", "done"))),
    # Agreements
    "tracker_agreements": Cell(SEE),
    "tracker_agreement_add": Cell(EDIT, EDIT),
    "tracker_agreement": Cell(SEE, of="agreement"),
    "tracker_agreement_edit": Cell(EDIT, EDIT, of="agreement"),
    "tracker_agreement_sign": Cell(EDIT, EDIT, of="agreement", extra=(("side", "us"),)),
    "tracker_agreement_file": Cell(EDIT, EDIT, of="agreement"),
    "tracker_agreement_amend": Cell(EDIT, EDIT, of="agreement"),
    "tracker_agreement_renew": Cell(EDIT, EDIT, of="agreement"),
    "tracker_agreement_terminate": Cell(EDIT, EDIT, of="agreement"),
    "tracker_agreement_withdraw": Cell(EDIT, EDIT, of="agreement"),
    # Posts and people
    "tracker_posts": Cell(SEE),
    "tracker_post_add": Cell(EDIT, EDIT),
    "tracker_post": Cell(SEE, of="post"),
    "tracker_post_edit": Cell(EDIT, EDIT, of="post"),
    "tracker_change_holder": Cell(EDIT, EDIT, of="post"),
    "tracker_tenure_add": Cell(EDIT, EDIT, of="post"),
    "tracker_tenure_edit": Cell(EDIT, EDIT, of="tenure"),
    "tracker_flags": Cell(SEE),
    "tracker_flag_settle": Cell(None, EDIT, of="flag"),
    "tracker_people": Cell(SEE),
    "tracker_person_add": Cell(EDIT, EDIT),
    "tracker_person": Cell(SEE, of="person"),
    "tracker_person_edit": Cell(EDIT, EDIT, of="person"),
    # Enquiries and influence
    "tracker_enquiries": Cell(EDIT),
    "tracker_enquiry": Cell(EDIT, EDIT, of="request", data=(("do", "take"),)),
    "tracker_enquiry_prospect": Cell(EDIT, EDIT, of="request"),
    "tracker_influence": Cell(SEE),
    "tracker_influence_add": Cell(EDIT, EDIT),
    "tracker_influence_edit": Cell(SEE, EDIT, of="influence"),
    # Briefs and calendar
    "tracker_briefs": Cell(SEE),
    "tracker_brief": Cell(SEE, of="relationship", named_by="key", extra=(("kind", "partner"),)),
    "tracker_calendar": Cell(SEE, SEE),
    # For managers
    "tracker_merge_people": Cell(MANAGE, MANAGE, names_a_row=True),
    "tracker_merge_organisations": Cell(MANAGE, MANAGE, names_a_row=True),
    "tracker_hand_over": Cell(MANAGE, MANAGE),
    "tracker_protection": Cell(MANAGE),
    "tracker_address_export": Cell(MANAGE, MANAGE),
    "tracker_retention": Cell(MANAGE, MANAGE, names_a_row=True),
    "tracker_person_export": Cell(MANAGE, of="person"),
    "tracker_person_erase": Cell(MANAGE, MANAGE, of="person"),
    "tracker_file_remove": Cell(MANAGE, MANAGE, of="file"),
    "tracker_audit": Cell(MANAGE),
    "tracker_audit_export": Cell(MANAGE),
}


def addresses() -> dict[str, URLPattern]:
    """Return every address of the tracker by its name."""
    return {str(pattern.name): pattern for pattern in urls.urlpatterns}


def arguments(name: str, uid: Any) -> dict[str, Any]:
    """Return what the address is called with."""
    cell = CELLS[name]
    return {**({cell.named_by: uid} if cell.of else {}), **dict(cell.extra)}


def test_no_address_is_missing_from_the_matrix() -> None:
    assert set(addresses()) == set(CELLS)


@pytest.fixture
def clients() -> dict[Role, Client]:
    found = {}
    for role in Role:
        found[role] = Client(raise_request_exception=False)
        found[role].force_login(make_colleague(role))
    return found


@pytest.mark.parametrize("name", sorted(CELLS))
def test_whoever_has_the_right_gets_in_and_nobody_else(
    name: str, clients: dict[Role, Client]
) -> None:
    cell, scene = CELLS[name], make_scene()
    for role, is_secret in product(Role, (False, True) if cell.of else (False,)):
        row = scene.row(cell.of, secret=is_secret) if cell.of else None
        address = reverse(name, kwargs=arguments(name, row.uid if row else None))
        is_hidden = is_secret and scene.is_guarded(cell.of) and role != Role.MANAGER
        for method, right in (("get", cell.get), ("post", cell.post)):
            response = getattr(clients[role], method)(address, dict(cell.data))
            found = outcome(response)
            if response.streaming:
                b"".join(response.streaming_content)  # read to its end, a file is closed
            finds_nothing = is_hidden or (method == "post" and cell.names_a_row)
            wanted = expected(role, cell, right, hidden=finds_nothing)
            assert found == wanted, (role, method, is_secret)
            assert found != IN or "no-store" in response["Cache-Control"]


IN, REFUSED, HIDDEN, OTHER_METHOD = "let in", "refused", "not found", "another method"


def outcome(response: Any) -> str:
    """Return what became of a request; the admin refuses by sending back to its front page."""
    if response.status_code == 302 and response["Location"] == "/admin/":
        return REFUSED
    kinds = {403: REFUSED, 404: HIDDEN, 405: OTHER_METHOD}
    found = kinds.get(response.status_code, IN)
    assert found != IN or response.status_code in LET_IN, response.status_code
    return found


def expected(role: Role, cell: Cell, right: str | None, *, hidden: bool) -> str:
    """Return what has to become of a request that asks for a right."""
    if not RIGHTS[role] & ({cell.get, cell.post} if right is None else {right}):
        return REFUSED
    if right is None:
        return OTHER_METHOD
    return HIDDEN if hidden else IN


@pytest.mark.parametrize("name", sorted(CELLS))
def test_a_stranger_is_sent_to_the_door_and_a_row_that_is_not_there_not_found(
    name: str, client: Client
) -> None:
    cell, address = CELLS[name], reverse(name, kwargs=arguments(name, uuid4()))
    for method in (client.get, client.post):
        response = method(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")
    if cell.of:
        client.force_login(make_colleague(Role.MANAGER))
        assert (client.get if cell.get else client.post)(address).status_code == 404


#: Lists that can be taken out as a file, and the right that this needs.
EXPORTS: dict[str, str] = {
    "tracker_head_view": EDIT,
    "tracker_partners": EDIT,
    "tracker_interactions": EDIT,
    "tracker_commitments": EDIT,
    "tracker_agreements": EDIT,
    "tracker_people": EDIT,
    "tracker_audit_export": MANAGE,
}


@pytest.mark.parametrize(("name", "kind"), list(product(sorted(EXPORTS), ("csv", "xlsx"))))
def test_a_list_is_taken_out_by_whoever_has_the_right(
    name: str, kind: str, clients: dict[Role, Client]
) -> None:
    for role in Role:
        response = clients[role].get(reverse(name), {"format": kind})
        is_let_in = EXPORTS[name] in RIGHTS[role]
        assert outcome(response) == (IN if is_let_in else REFUSED), role
        if is_let_in:
            assert response["Content-Disposition"].startswith("attachment")


def test_an_account_without_a_role_gets_in_nowhere(client: Client) -> None:
    client.force_login(make_colleague())
    for name in CELLS:
        response = client.get(reverse(name, kwargs=arguments(name, uuid4())))
        assert outcome(response) == REFUSED or "/accounts/login/" in response["Location"], name


def test_the_matrix_speaks_of_all_roles() -> None:
    assert set(RIGHTS) == set(Role)
    assert User.objects.count() == 0
