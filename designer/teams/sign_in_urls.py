"""Addresses that django-allauth asks for by its own names. What it has besides is not served."""

from django.urls import path

from designer.teams.views import second_step, sign_in

urlpatterns = [
    path("sign-in/", sign_in, name="account_login"),
    path("sign-in/code/", second_step.code, name="mfa_authenticate"),
    path("sign-in/with/<slug:provider_id>/", second_step.with_provider, name="openid_connect_login"),
    path(
        "sign-in/with/<slug:provider_id>/back/",
        second_step.back_from_provider,
        name="openid_connect_callback",
    ),
    path("account/again/", second_step.password_again, name="account_reauthenticate"),
    path("account/again/code/", second_step.code_again, name="mfa_reauthenticate"),
    path("account/second-step/", second_step.second_step, name="mfa_index"),
    path("account/second-step/set-up/", second_step.set_up, name="mfa_activate_totp"),
    path("account/second-step/take-off/", second_step.take_off, name="mfa_deactivate_totp"),
    path("account/second-step/codes/", second_step.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/second-step/codes/new/", second_step.new_recovery_codes, name="mfa_generate_recovery_codes"
    ),
]
