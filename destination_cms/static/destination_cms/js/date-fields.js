/* Wagtail's picker writes the current moment over a text that it cannot read as soon as its field is left. Every picker
   of the admin leaves it as it was typed; the server reads what the session's language writes, and refuses the rest. */
jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
