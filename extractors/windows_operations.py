"""The operations that a rule of windows.yml may name in `resolve`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractors import windows_days as days
from extractors import windows_months as months
from extractors.windows_calendar import Span

Operation = Callable[..., Span]
OPERATIONS: Mapping[str, Operation] = {
    "weekday": days.weekday,
    "weekday_before": days.weekday_before,
    "weekday_last_week": days.weekday_last_week,
    "weekday_pair": days.weekday_pair,
    "date": days.date,
    "date_last_year": days.date_last_year,
    "weekend_long": days.weekend_long,
    "day_range": days.day_range,
    "around": days.around,
    "numeric": days.numeric,
    "day": days.day,
    "span": days.span,
    "back": days.back_units,
    "within": days.back_units,
    "some_day": days.untold,
    "weekday_of_month": days.weekday_of_month,
    "running": days.back_units,
    "days_back": days.days_back,
    "months_back": days.months_back,
    "calendar_back": days.calendar_back,
    "open_start": days.open_start,
    "week": days.week,
    "week_end": days.week_end,
    "weekend": days.weekend,
    "week_to": days.week_to,
    "units_to": days.units_to,
    "yearly": days.yearly,
    "this": months.this,
    "this_unit": months.this_unit,
    "weeks_ago": days.weeks_ago,
    "ago": days.ago,
    "last_month": months.last_month,
    "month_before": months.month_before,
    "last_year": months.last_year,
    "last_year_part": months.last_year_part,
    "month": months.month,
    "month_last_year": months.month_last_year,
    "month_part": months.month_part,
    "week_of_month": months.week_of_month,
    "months_to": months.months_to,
    "latest_part": months.latest_part,
    "first_months": months.first_months,
    "half_of_month": months.half_of_month,
    "part_of_year": months.part_of_year_said,
    "years": months.years,
    "months": months.months,
    "year": months.year,
    "year_part": months.year_part,
    "duration": days.duration,
    "plan": days.plan,
    "outlet": days.plan,
    "untold": days.untold,
    "another_time": days.another_time,
}
