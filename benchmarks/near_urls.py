"""Addresses of ``python -m benchmarks near``: those of the demo, and the floors."""

from django.urls import path

from demo.urls import urlpatterns as of_demo

from .near_questions import answer_by_hand

urlpatterns = [path("floors/near/<int:number>/", answer_by_hand), *of_demo]
