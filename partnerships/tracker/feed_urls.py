"""The address of the calendars: outside the admin, since a calendar program cannot sign in."""

from django.urls import path

from partnerships.tracker.views.calendar.feed import calendar_feed

urlpatterns = [path("<str:secret>.ics", calendar_feed, name="tracker_calendar_feed")]
