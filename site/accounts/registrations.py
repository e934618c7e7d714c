"""What accounts tells foundation: its steps of setup and of the demonstration."""

from collections.abc import Callable

from accounts.services.make_demo_users import demo_password, make_demo_users
from accounts.services.sync_roles import sync_roles
from accounts.services.sync_workflows import sync_workflows
from foundation import registries


def _demonstration(write: Callable[[str], None]) -> None:
    users = make_demo_users(demo_password())
    write(f"{len(users)} users")


def _how_to_sign_in(write: Callable[[str], None]) -> None:
    password = demo_password()
    make_demo_users(password, write)
    write(f"  password of all of them: {password}")


registries.setup_steps.register("roles", sync_roles, order=10)
registries.setup_steps.register("approval", sync_workflows, order=20)
registries.demo_steps.register("demonstration users", _demonstration, order=10)
registries.welcome_steps.register("Sign in as", _how_to_sign_in, order=10)
