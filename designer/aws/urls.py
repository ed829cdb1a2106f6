"""Addresses of the pages about AWS. They come before the drafts', which take any step's name."""

from django.urls import path

from designer.aws import views

app_name = "aws"

urlpatterns = [
    path("targets/", views.targets, name="targets"),
    path("targets/new/", views.new_target, name="new_target"),
    path("targets/<int:target_id>/", views.target, name="target"),
    path("targets/<int:target_id>/review-policy/", views.review_policy, name="review_policy"),
    path("targets/<int:target_id>/in-advance/", views.approve_in_advance, name="approve_in_advance"),
    path(
        "targets/<int:target_id>/in-advance/<int:kind_id>/remove/",
        views.approve_no_more,
        name="approve_no_more",
    ),
    path("targets/<int:target_id>/test/", views.try_target, name="try_target"),
    path("targets/<int:target_id>/remove/", views.remove_target, name="remove_target"),
    path("drafts/<int:draft_id>/pick/", views.pick, name="pick"),
    path("families/", views.browse, name="browse"),
    path("targets/<int:target_id>/mapping/", views.mapping, name="mapping"),
    path("drafts/<int:draft_id>/promote/", views.promote, name="promote"),
    path("targets/<int:target_id>/families/", views.families, name="families"),
    path("targets/<int:target_id>/families/<slug:family>/", views.family, name="family"),
    path(
        "targets/<int:target_id>/families/<slug:family>/<int:revision>/open/",
        views.open_revision,
        name="open_revision",
    ),
    path("drafts/<int:draft_id>/checks/", views.checks, name="checks"),
    path("checks/<int:run_id>/make/", views.make_checks, name="make_checks"),
    path("targets/<int:target_id>/families/<slug:family>/deploy/", views.deploy, name="deploy"),
    path("targets/<int:target_id>/families/<slug:family>/clean-up/", views.clean_up, name="clean_up"),
    path(
        "targets/<int:target_id>/families/<slug:family>/<int:revision>/run/", views.run_once, name="run_once"
    ),
    path(
        "targets/<int:target_id>/families/<slug:family>/<int:revision>/deregister/",
        views.deregister,
        name="deregister",
    ),
    path("changes/<uuid:change_id>/", views.change, name="change"),
    path("changes/<uuid:change_id>/look-up/", views.look_up_change, name="look_up_change"),
    path("changes/<uuid:change_id>/again/", views.change_again, name="change_again"),
    path("drafts/<int:draft_id>/register/", views.register, name="register"),
    path("drafts/<int:draft_id>/register/several/", views.register_several, name="register_several"),
    path("drafts/<int:draft_id>/registered/<slug:key>/", views.together, name="together"),
    path("registrations/", views.registrations, name="registrations"),
    path("registrations/<uuid:registration_id>/", views.registration, name="registration"),
    path("registrations/<uuid:registration_id>/look-up/", views.look_up, name="look_up"),
    path(
        "registrations/<uuid:registration_id>/afterwards/", views.review_afterwards, name="review_afterwards"
    ),
    path("registrations/<uuid:registration_id>/send/", views.send_again, name="send_again"),
]
