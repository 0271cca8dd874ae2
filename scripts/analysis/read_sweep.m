% Prints the mean over replications of a response of a merged sweep, one line a design point.
% Example: octave-cli scripts/analysis/read_sweep.m first.h5 delivered_teu
% Leaves nothing behind. Needs what scripts/setup analysis installs.
pkg load netcdf
given = argv();
file = given{1};
response = given{2};

% Octave turns the axes around: replication by last factor by ... by first factor. Read columnwise,
% the last factor changes fastest, as in the study.
values = ncread(file, ["/responses/" response]);
means = mean(values, 1);
words = @(name) deblank(ncreadatt(file, ["/responses/" response], name));  % without the final NUL
printf("%s (%s): %s\n", response, words("units"), words("long_name"));
printf("%.12g\n", means(:));
