"""Every address of the application."""

from django.urls import include, path

from designer.django_admin import site
from designer.teams.views import home

urlpatterns = [
    path("admin/", site.urls),
    path("", home, name="home"),
    path("", include("designer.teams.sign_in_urls")),
    path("", include("designer.teams.urls")),
    path("", include("designer.aws.urls")),
    path("", include("designer.reviews.urls")),
    path("", include("designer.notices.urls")),
    path("", include("designer.drafts.urls")),
]

handler400 = "designer.teams.problems.unreadable"
handler403 = "designer.teams.problems.forbidden"
