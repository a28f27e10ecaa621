"""Addresses of stories and of the press contact."""

from django.urls import URLPattern, path

from maslahat.web.stories import desk, photographs, public

_STORIES = "<str:programme>/stories/"

urlpatterns: list[URLPattern] = [
    path(_STORIES, public.stories, name="stories"),
    path(f"{_STORIES}begin/", desk.begin, name="begin_story"),
    path(f"{_STORIES}<slug:story>/", public.story, name="story"),
    path(f"{_STORIES}<slug:story>/photographs/", photographs.photographs, name="story_photographs"),
    path(f"{_STORIES}<slug:story>/photographs/<int:photograph>.jpg", photographs.picture, name="photograph"),
    path(
        f"{_STORIES}<slug:story>/photographs/<int:photograph>/take-down/",
        photographs.take_down,
        name="take_photograph_down",
    ),
    path(f"{_STORIES}<slug:story>/<slug:language>/", desk.edit, name="edit_story"),
    path(f"{_STORIES}<slug:story>/<slug:language>/<slug:deed>/", desk.move, name="move_story"),
    path("<str:programme>/press-contact/", public.press_contact, name="press_contact"),
    path("<str:programme>/press-contact/change/", desk.change_contact, name="change_press_contact"),
]
