"""Bean Lab: choose light and water, and watch fourteen days of a bean.

    python3 bean_lab.py --light 10 --water 15

The numbers are made up to be plausible. They were never fitted to a real plant.
Ana Reyes, 2025. MIT licence.
"""

import argparse
import random

DAYS = 14
WAKE_DAYS = 4        # days of moist soil before anything shows
BEST_GROWTH = 2.3    # cm a day, when everything is right
SOIL_HOLDS = 120     # ml; more than this runs out at the bottom
DRIES_BY = 0.2       # the soil loses a fifth of its water each day
TOO_DRY, TOO_WET = 25, 115   # ml in the soil
DROWN_DAYS = 3       # days in a row in soaked soil


def a_number(text, what, low, high, example):
    """Turn what a child typed into a number we can use, and say what we did."""
    try:
        value = float(text)
    except ValueError:
        raise SystemExit(f"I need a number for {what}, such as {example}.")
    if value < low:
        print(f"Beans cannot give {what} back. I used {low}.")
    if value > high:
        print(f"That is more {what} than there is. I used {high}.")
    return min(max(value, low), high)


def light_factor(hours):
    """Up to twelve hours, more light is more growth. After that, nothing is gained."""
    return min(hours, 12) / 12


def water_factor(soil):
    """Too dry and too wet both slow the bean down."""
    if soil < TOO_DRY:
        return soil / TOO_DRY
    if soil > TOO_WET:
        return 0.3
    return 1


def picture(height, awake):
    """Draw the bean lying down: it grows to the right."""
    if not awake:
        return "."
    stem = "=" * int(height * 1.5)
    leaves = "@" if height > 3 else ""
    return "(" + stem + leaves + "}" if stem else "("


def grow(light, water, luck):
    """Live through all days; print one line for each. Return the last height."""
    soil, height, moist_days, soaked_days = 40.0, 0.0, 0, 0
    for day in range(1, DAYS + 1):
        poured = soil * (1 - DRIES_BY) + water
        soil = min(poured, SOIL_HOLDS)
        soaked_days = soaked_days + 1 if poured > SOIL_HOLDS * 1.3 else 0
        moist_days = moist_days + 1 if soil >= TOO_DRY else 0
        if soaked_days >= DROWN_DAYS:
            print(f"day {day:2}  Your bean drowned on day {day}. Roots need air, too.")
            return height
        awake = height > 0 or moist_days > WAKE_DAYS
        if awake:
            height += BEST_GROWTH * light_factor(light) * water_factor(soil) * luck.uniform(0.8, 1.2)
        print(f"day {day:2}  {picture(height, awake):42} {height:4.1f} cm")
    return height


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--light", default="10", help="hours of light a day, 0 to 24")
    words.add_argument("--water", default="15", help="millilitres of water a day")
    words.add_argument("--seed", type=int, default=7, help="the same seed gives the same luck")
    asked = words.parse_args()
    light = a_number(asked.light, "light", 0, 24, example=10)
    water = a_number(asked.water, "water", 0, 5000, example=15)

    print(f"Bean Lab: {light:g} hours of light, {water:g} ml of water a day\n")
    height = grow(light, water, random.Random(asked.seed))
    if height == 0 and water < TOO_DRY * DRIES_BY:
        print("\nNothing happened. It is still asleep.")
    print("\nNot in this program: slugs, salt, cold nights, the cat.")


if __name__ == "__main__":
    main()
