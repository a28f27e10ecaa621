"""Every address of the site, from fixed pages to those of one programme."""

from django.urls import URLPattern, URLResolver, path

from maslahat.web import about, preferences, signing_in
from maslahat.web.discussions.urls import urlpatterns as of_discussions
from maslahat.web.governance import views as governance
from maslahat.web.governance.urls import urlpatterns as of_decisions
from maslahat.web.meetings.urls import urlpatterns as of_meetings
from maslahat.web.people import passkeys
from maslahat.web.people import views as people
from maslahat.web.programmes import institutions
from maslahat.web.programmes import views as programmes
from maslahat.web.proposals.urls import urlpatterns as of_proposals
from maslahat.web.results.urls import urlpatterns as of_results
from maslahat.web.silence.urls import urlpatterns as of_silence
from maslahat.web.start import page as start
from maslahat.web.stories.urls import urlpatterns as of_stories
from maslahat.web.translations.urls import urlpatterns as of_translations
from maslahat.web.workplans.urls import urlpatterns as of_workplans

urlpatterns: list[URLPattern | URLResolver] = [
    path("", programmes.home, name="home"),
    path("language/", preferences.choose_language, name="language"),
    path("theme/", preferences.choose_theme, name="theme"),
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-in/as/", signing_in.sign_in_as, name="sign_in_as"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("about/", about.about, name="about"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("rights/", governance.rights, name="rights"),
    path("health/", about.health, name="health"),
    path("<str:programme>/", programmes.overview, name="grid"),
    path("<str:programme>/programme/", programmes.frame, name="programme"),
    path("<str:programme>/institutions/add/", institutions.add, name="add_institution"),
    path("<str:programme>/waiting/", start.waiting, name="waiting"),
    path("<str:programme>/people/", people.people, name="people"),
    path("<str:programme>/people/passkeys/", passkeys.passkeys, name="passkeys"),
    path("<str:programme>/people/passkeys/options/", passkeys.passkey_options, name="passkey_options"),
    path("<str:programme>/people/invite/", people.invite, name="invite"),
    path("<str:programme>/people/accredit/", people.accredit, name="accredit"),
    path("<str:programme>/people/<int:accreditation>/end/", people.end_accreditation, name="end_accreditation"),
    *of_workplans,
    *of_proposals,
    *of_discussions,
    *of_translations,
    *of_decisions,
    *of_silence,
    *of_stories,
    *of_meetings,
    *of_results,
]
